package io.sotto.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @Test
    void parse_hostAndPort_areReadAndWrittenBack() {
        assertThat(ServerAddress.parse("localhost:8443")).isEqualTo(new ServerAddress("localhost", 8443));
        assertThat(ServerAddress.parse("[::1]:8443")).isEqualTo(new ServerAddress("::1", 8443));
        assertThat(new ServerAddress("::1", 8443)).hasToString("[::1]:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", ":8443", "localhost:", "localhost:70000", "a:b:1", "http://a:1", "a:0"})
    void parse_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("server address");
    }
}
