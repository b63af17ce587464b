package io.sotto.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.server.masking.RoundNames;
import io.sotto.server.round.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FederationFilesTest {
    @TempDir
    private Path directory;

    @Test
    void keys_openedAgain_areTheSameAndTwoDifferentOnes() throws IOException {
        FederationFiles first = open();

        assertThat(open().coordinator().identity())
                .isEqualTo(first.coordinator().identity());
        assertThat(open().authority()).isEqualTo(first.authority());
        assertThat(first.authoritySigner().orElseThrow().identity()).isEqualTo(first.authority());
        assertThat(first.authority()).isNotEqualTo(first.coordinator().identity());
        for (String secret : new String[] {"coordinator-key", "authority-key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void authority_whoseKeyWasMovedAway_staysTheSameAndSpeaksNoMore() throws IOException {
        FederationFiles before = open();
        var authority = before.authority();
        Files.move(directory.resolve("authority-key"), directory.resolve("elsewhere"));

        assertThat(open().authority()).isEqualTo(authority);
        assertThat(open().authoritySigner()).isEmpty();
    }

    @Test
    void rounds_ofEachStart_haveNamesThatNeverWere() {
        RoundNames first = open().nextStart();
        RoundNames second = open().nextStart();

        TaskId attempt = new TaskId(3, 1);
        assertThat(second.task()).isEqualTo(first.task());
        assertThat(second.nameOf(attempt)).isGreaterThan(first.nameOf(new TaskId(3, 1000)));
        assertThat(second.attemptOf(second.nameOf(attempt))).contains(attempt);
        assertThat(second.attemptOf(first.nameOf(attempt)))
                .as("another start's")
                .isEmpty();
        assertThat(second.attemptOf(new RoundId(Digest.sha256(), 3, 1025)))
                .as("another task's")
                .isEmpty();
    }

    @Test
    void key_thatIsDamaged_isNamed() throws IOException {
        Files.writeString(directory.resolve("coordinator-key"), "no key");

        assertThatThrownBy(() -> open().coordinator())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("coordinator-key: expected 64 hexadecimal digits");
    }

    private FederationFiles open() {
        return new FederationFiles(directory, Randomness.system());
    }
}
