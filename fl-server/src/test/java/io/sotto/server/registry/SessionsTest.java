package io.sotto.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final Sessions sessions = new Sessions(2, new SecureRandom(), () -> now);

    @Test
    void open_aSession_isFoundByItsTokenAlone() {
        Sessions.Opened first = open();
        Sessions.Opened second = open();

        assertThat(sessions.find(first.token())).contains(first.session());
        assertThat(first.session().client()).isNotEqualTo(second.session().client());
        assertThat(first.token().toBytes()).isNotEqualTo(second.token().toBytes());
        byte[] nearly = first.token().toBytes();
        nearly[31] ^= 1;
        assertThat(sessions.find(SessionToken.of(nearly))).isEmpty();
    }

    @Test
    void open_withAnEarlierToken_givesTheSameClient() {
        Sessions.Opened first = open();

        Sessions.Opened again = sessions.open("pi", Optional.of(first.token())).orElseThrow();

        assertThat(again.session()).isEqualTo(first.session());
    }

    @Test
    void open_whenFull_isRefusedUntilASessionIsIdle() {
        Sessions.Opened first = open();
        now = now.plus(Duration.ofMinutes(30));
        Sessions.Opened second = open();
        assertThat(sessions.open("third", Optional.empty())).isEmpty();

        now = now.plus(Duration.ofMinutes(31));
        assertThat(sessions.open("third", Optional.empty())).isPresent();

        assertThat(sessions.find(first.token())).isEmpty();
        assertThat(sessions.find(second.token())).isPresent();
    }

    @Test
    void find_aSession_keepsItFromBecomingIdle() {
        Sessions.Opened first = open();
        open();
        now = now.plus(Duration.ofMinutes(50));
        sessions.find(first.token());
        now = now.plus(Duration.ofMinutes(50));

        assertThat(sessions.open("third", Optional.empty())).isPresent();
        assertThat(sessions.find(first.token())).isPresent();
    }

    @Test
    void token_inText_tellsNothing() {
        Sessions.Opened opened = open();

        assertThat(opened.toString())
                .doesNotContain(HexFormat.of().formatHex(opened.token().toBytes()));
    }

    private Sessions.Opened open() {
        return sessions.open("pi", Optional.empty()).orElseThrow();
    }
}
