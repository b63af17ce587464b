package io.sotto.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FerPlusTest {
    private static final String HEADER =
            "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n";

    @TempDir
    Path folder;

    @Test
    void majority_votes_countAsItsAuthorsCountThem() throws IOException {
        FaceData faces = faces("Training", "PrivateTest", "PublicTest", "PrivateTest", "PrivateTest", "PrivateTest");
        FerPlus labels = labels("""
                Training,a.png,10,0,0,0,0,0,0,0,0,0
                PrivateTest,b.png,0,1,0,5,1,1,1,1,0,0
                PublicTest,,0,0,0,0,0,0,0,0,0,10
                PrivateTest,c.png,5,5,0,0,0,0,0,0,0,0
                PrivateTest,d.png,0,0,0,0,0,0,0,9,1,0
                PrivateTest,e.png,0,0,6,0,0,0,3,0,0,0
                """);

        assertThat(labels.majority(faces, Usage.PRIVATE_TEST))
                .containsExactly(
                        Optional.of(Emotion.SAD), Optional.empty(), Optional.empty(), Optional.of(Emotion.SURPRISE));
        assertThat(labels.majority(faces, Usage.PUBLIC_TEST)).containsExactly(Optional.empty());
        assertThat(labels.majority(faces, Usage.TRAINING)).containsExactly(Optional.of(Emotion.NEUTRAL));
    }

    @Test
    void shares_votes_areThoseOfTheSevenClassesWithoutSlips() throws IOException {
        FaceData faces = faces("Training", "Training", "Training");
        FerPlus labels = labels("""
                Training,a.png,6,2,0,0,1,0,0,1,0,0
                Training,b.png,3,0,0,0,0,0,0,0,7,0
                Training,c.png,1,1,1,1,1,1,1,1,1,1
                """);

        assertThat(labels.shares(faces, Usage.TRAINING).get(0).orElseThrow())
                .containsExactly(0, 0, 0, 0.25f, 0, 0, 0.75f);
        assertThat(labels.shares(faces, Usage.TRAINING).subList(1, 3)).containsOnly(Optional.empty());
    }

    @Test
    void majority_labelsOfOtherFaces_areRefusedByLine() throws IOException {
        FaceData faces = faces("Training", "PrivateTest", "PrivateTest");
        assertThatThrownBy(() -> labels("Training,a,9,0,0,0,0,0,0,0,0,0\nPublicTest,b,9,0,0,0,0,0,0,0,0,0\n")
                        .majority(faces, Usage.PRIVATE_TEST))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 3: expected a PrivateTest face")
                .hasMessageContaining("found PublicTest");
        assertThatThrownBy(() -> labels("Training,a,9,0,0,0,0,0,0,0,0,0\nPrivateTest,b,9,0,0,0,0,0,0,0,0,0\n")
                        .majority(faces, Usage.PRIVATE_TEST))
                .hasMessageContaining("line 4")
                .hasMessageContaining("found the end");
    }

    @Test
    void read_otherFileOrDamagedLine_isRefusedByItsPlace() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> FerPlus.read(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 1: expected FER+'s header");
        assertThatThrownBy(() -> labels("Training,a,9,0,0,0,0,0,0,0,0\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 2: expected a usage, a name and ten numbers");
        assertThatThrownBy(() -> FerPlus.read(folder.resolve("none.csv")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none.csv");
    }

    private FerPlus labels(String lines) throws IOException {
        return FerPlus.read(Files.writeString(folder.resolve(FerPlus.FILE_NAME), HEADER + lines));
    }

    private FaceData faces(String... usages) throws IOException {
        StringBuilder csv = new StringBuilder("emotion,pixels,Usage\n");
        for (String usage : usages) {
            csv.append("3,")
                    .append("7 ".repeat(2303))
                    .append("7,")
                    .append(usage)
                    .append('\n');
        }
        return FaceFiles.read(Files.writeString(folder.resolve("faces.csv"), csv));
    }
}
