package io.sotto.client.companion;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.companion.web.TestCompanion;
import io.sotto.client.library.LibrarySource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says that bytes to a host were for. */
class PurposeTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "accounts.spotify.com, spotify",
        "api.spotify.com, spotify",
        "evil-api.spotify.com, unknown",
        "spotify.com, unknown",
        "music.example.org, feed",
        "music.example, unknown",
        "example.org, unknown",
        "folder.example.org, unknown",
        "coordinator.example.org, coordinator",
        "coordinator.example, unknown"
    })
    void purpose_ofAHost_isKnownByItsWholeName(String host, String purpose) {
        try (TestCompanion companion = new TestCompanion(home)) {
            Person person = companion.companion().person();
            var sources = person.profile().vault().sources();
            sources.add(LibrarySource.Kind.FEED, "https://music.example.org:8443/songs?of=http://example.org", null);
            sources.add(LibrarySource.Kind.FEED, "/home/anna/my songs://example.org.csv", null);
            sources.add(LibrarySource.Kind.FOLDER, "/media/http://folder.example.org/", null);
            person.together().change("{\"server\": \"coordinator.example.org:8443\"}".getBytes(StandardCharsets.UTF_8));

            assertThat(person.purpose(host)).isEqualTo(purpose);
        }
    }
}
