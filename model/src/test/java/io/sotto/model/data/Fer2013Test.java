package io.sotto.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sotto.model.FaceImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published counts of FER2013; skipped where the file is not. */
class Fer2013Test {
    private static FaceData data;

    @BeforeAll
    static void read() {
        Path file = Path.of(System.getProperty("sotto.data", "."), "fer2013", "fer2013.csv.gz");
        assumeTrue(Files.exists(file), () -> "no FER2013 at " + file);
        data = FaceFiles.read(file);
    }

    @Test
    void read_wholeOfFer2013_findsThePublishedCounts() {
        assertThat(data.faces(Usage.TRAINING).countsByLabel()).containsExactly(3995, 436, 4097, 7215, 4830, 3171, 4965);
        assertThat(data.faces(Usage.PUBLIC_TEST).countsByLabel()).containsExactly(467, 56, 496, 895, 653, 415, 607);
        assertThat(data.faces(Usage.PRIVATE_TEST).countsByLabel()).containsExactly(491, 55, 528, 879, 594, 416, 626);
    }

    @Test
    void privateTestWithoutDuplicates_ofFer2013_dropsEveryImageSeenElsewhere() {
        Set<FaceImage> seen = new HashSet<>(data.faces(Usage.TRAINING).images());
        long inTraining = data.faces(Usage.PRIVATE_TEST).images().stream()
                .filter(seen::contains)
                .count();
        seen.addAll(data.faces(Usage.PUBLIC_TEST).images());

        assertThat(inTraining).isEqualTo(288);
        assertThat(data.privateTestWithoutDuplicates().images())
                .doesNotContainAnyElementsOf(seen)
                .hasSize(3275);
    }

    @Test
    void read_wholeOfFer2013_findsTheTwelveBlackImages() {
        FaceImage black = FaceImage.of(new byte[FaceImage.PIXELS]);
        long count = 0;
        for (Usage usage : Usage.values()) {
            count += data.faces(usage).images().stream().filter(black::equals).count();
        }

        assertThat(count).isEqualTo(12);
    }
}
