package io.sotto.client.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.masking.FormatPolicy;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    @TempDir
    private Path folder;

    @Test
    void policy_withoutAFile_isTheStandardAndIsWrittenForItsOwner() throws IOException {
        Path file = folder.resolve("policy.properties");

        assertThat(PolicyFile.read(file)).isEqualTo(new FormatPolicy(DevicePolicy.STANDARD, 2, 16));

        assertThat(Files.readString(file)).contains("#minimum-cohort = 3", "#maximum-clip-norm = 20.0");
        assertThat(PolicyFile.read(file)).isEqualTo(new FormatPolicy(DevicePolicy.STANDARD, 2, 16));
    }

    @Test
    void policy_whoseHashSignsAreTakenAway_isTheSame() throws IOException {
        Path file = folder.resolve("policy.properties");
        PolicyFile.read(file);
        String set = Files.readString(file).replaceAll("(?m)^#(?=[a-z-]+ = )", "");
        Files.writeString(file, set);

        assertThat(set).doesNotContain("#minimum-cohort");
        assertThat(PolicyFile.read(file)).isEqualTo(new FormatPolicy(DevicePolicy.STANDARD, 2, 16));
    }

    @Test
    void policy_thatSetsAValue_keepsTheOthers() throws IOException {
        Path file = Files.writeString(folder.resolve("p"), "minimum-cohort = 50\nmaximum-input-bits=8\n");

        assertThat(PolicyFile.read(file)).isInstanceOfSatisfying(FormatPolicy.class, policy -> {
            assertThat(policy.mostInputBits()).isEqualTo(8);
            assertThat(policy.policy()).isInstanceOfSatisfying(DevicePolicy.class, terms -> {
                assertThat(terms.minimumCohort()).isEqualTo(50);
                assertThat(terms.maximumClipNormL2()).isEqualTo(20);
            });
        });
    }

    @ParameterizedTest
    @CsvSource({
        "minimum-cohort=2, minimum cohort 2: expected 3 or more",
        "minimum-cohort=many, minimum-cohort 'many': expected a number",
        "minimum-cohort=3.5, minimum-cohort 3.5: expected a whole number",
        "maximum-input-bits=40, input bits 2 to 40: expected a range within 2 to 24",
        "colour=red, unknown key 'colour'",
    })
    void policy_thatDoesNotFit_isNamed(String line, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("p"), line);

        assertThatThrownBy(() -> PolicyFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
    }
}
