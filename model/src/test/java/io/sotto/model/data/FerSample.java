package io.sotto.model.data;

import io.sotto.model.FaceImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Faces of random pixels, and text and files in FER2013's form for tests. */
final class FerSample {
    static final String HEADER = "emotion,pixels,Usage\n";

    private FerSample() {}

    static FaceImage image(long seed) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        new Random(seed).nextBytes(pixels);
        return FaceImage.of(pixels);
    }

    static String pixels(FaceImage image) {
        return IntStream.range(0, FaceImage.PIXELS)
                .mapToObj(i -> String.valueOf(image.pixel(i)))
                .collect(Collectors.joining(" "));
    }

    static String row(int label, FaceImage image, Usage usage) {
        return "%d,%s,%s\n".formatted(label, pixels(image), usage.word());
    }

    static Path write(Path file, String text) {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
