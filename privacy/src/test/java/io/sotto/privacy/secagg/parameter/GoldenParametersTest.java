package io.sotto.privacy.secagg.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All reference cases, where the data are at hand. */
class GoldenParametersTest {
    private static final Pattern CASE =
            Pattern.compile("\"n\":(\\d+),\"gamma\":([\\d.]+),\"delta\":([\\d.]+),\"model\":\""
                    + "([a-z-]+)\".*?\"expected\":\\{\"k\":(\\d+),\"t\":(\\d+),\"t_max\":(\\d+)");

    @Test
    void of_everyReferenceCase_matches() throws IOException {
        Path file = Path.of(System.getProperty("sotto.data", "none"), "golden", "fl", "secagg_parameters.json");
        assumeTrue(Files.exists(file), "no reference cases at " + file);
        int cases = 0;
        for (String line : Files.readAllLines(file)) {
            Matcher found = CASE.matcher(line);
            if (found.find()) {
                cases++;
                check(found);
            }
        }
        assertThat(cases).isEqualTo(40);
    }

    private static void check(Matcher found) {
        Adversary adversary =
                found.group(4).equals("semi-malicious") ? Adversary.SEMI_MALICIOUS : Adversary.HONEST_BUT_CURIOUS;
        TrustModel trust =
                new TrustModel(adversary, Double.parseDouble(found.group(2)), Double.parseDouble(found.group(3)));
        assertThat(GraphParameters.of(Integer.parseInt(found.group(1)), trust))
                .as(found.group())
                .contains(new GraphParameters(Integer.parseInt(found.group(5)), Integer.parseInt(found.group(6))));
    }
}
