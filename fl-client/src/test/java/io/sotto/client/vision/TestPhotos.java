package io.sotto.client.vision;

import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Photos and files outside the repository; tests that need one skip where it is missing. */
public final class TestPhotos {
    private TestPhotos() {}

    public static GreyPicture photo(String name) {
        return Pictures.read(file("photos/" + name));
    }

    public static Path file(String name) {
        Path file = Path.of(System.getProperty("sotto.data", "")).resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not here");
        return file;
    }
}
