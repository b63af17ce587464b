package io.sotto.client.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.examples.Example;
import io.sotto.client.examples.ExampleArchive;
import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceFiles;
import io.sotto.model.data.Usage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleStoreTest extends WithVault {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private static FaceImage face(long seed) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        new SplittableRandom(seed).nextBytes(pixels);
        return FaceImage.of(pixels);
    }

    @Test
    void add_faces_areTrainingDataAfterReopening() {
        Example first = vault.examples().add(NOON, face(1), Emotion.SAD, Emotion.NEUTRAL);
        Example second = vault.examples().add(NOON.plusSeconds(1), face(2), Emotion.HAPPY, null);

        vault.close();
        open();

        assertThat(vault.examples().all()).containsExactly(first, second);
        assertThat(vault.examples().page(0, 1)).containsExactly(second);
        assertThat(vault.examples().page(1, 5)).containsExactly(first);
        assertThat(vault.examples().find(first.id())).contains(first);
        assertThat(vault.examples().faces().images()).containsExactly(face(1), face(2));
        assertThat(vault.examples().faces().labels()).containsExactly(Emotion.SAD, Emotion.HAPPY);
    }

    @Test
    void delete_oneAndAll_nothingOfThemIsLeftInTheFile() throws IOException {
        Example first = vault.examples().add(NOON, face(1), Emotion.SAD, null);
        vault.examples().add(NOON, face(2), Emotion.SAD, null);
        assertThat(Traces.of(face(1).toBytes(), TestVaults.plainBytes(folder))).isPositive();

        assertThat(vault.examples().delete(first.id())).isTrue();

        assertThat(Traces.of(face(1).toBytes(), TestVaults.plainBytes(folder))).isZero();
        assertThat(Traces.of(face(2).toBytes(), TestVaults.plainBytes(folder))).isPositive();
        assertThat(vault.examples().deleteAll()).isEqualTo(1);
        assertThat(Traces.of(face(2).toBytes(), TestVaults.plainBytes(folder))).isZero();
        assertThat(vault.examples().count()).isZero();
        assertThat(vault.examples().delete(first.id())).isFalse();
    }

    @Test
    void archive_unpacked_isDataThatTrainingReads(@TempDir Path unpacked) throws IOException {
        vault.examples().add(NOON, face(1), Emotion.SAD, null);
        vault.examples().add(NOON, face(2), Emotion.HAPPY, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ExampleArchive.write(vault.examples().all(), bytes);

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = unpacked.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        FaceData read = FaceFiles.read(unpacked);
        assertThat(read.faces(Usage.TRAINING).images()).containsExactlyInAnyOrderElementsOf(List.of(face(1), face(2)));
    }
}
