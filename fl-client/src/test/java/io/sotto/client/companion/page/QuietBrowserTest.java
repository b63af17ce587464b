package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser's own log of its network, below all that a page could hide. */
class QuietBrowserTest {
    @Test
    void browser_connectsToThisMachineAlone(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("net.json");
        try (Chromium chromium = Chromium.start("--log-net-log=" + log);
                Device device = Device.started(folder.resolve("home"));
                Visit visit = Visit.to(chromium, device.address()).expecting("/spotify")) {
            assertThat(visit.named(AriaRole.LINK, "Now")).isVisible();
            for (String view :
                    Set.of("now/photo", "library/songs", "library/sources", "journal", "learning", "trust")) {
                visit.go(view);
            }
        }
        assertThat(connectedTo(new JsonMapper().readTree(log.toFile()))).containsExactly("127.0.0.1");
    }

    private static Set<String> connectedTo(JsonNode log) {
        int attempt = log.at("/constants/logEventTypes/TCP_CONNECT_ATTEMPT").asInt(-1);
        Set<String> addresses = new TreeSet<>();
        for (JsonNode event : log.path("events")) {
            if (event.path("type").asInt() == attempt
                    && event.at("/params/address").isTextual()) {
                addresses.add(event.at("/params/address").asText().replaceAll(":\\d+$", ""));
            }
        }
        return addresses;
    }
}
