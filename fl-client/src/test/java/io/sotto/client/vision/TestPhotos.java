package io.sotto.client.vision;

import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
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

    /** A PNG that claims a size and holds nothing. */
    public static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 0, 0, 0, 0});
        byte[] type = "IHDR".getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(header.array());
        return ByteBuffer.allocate(8 + 25)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(type)
                .put(header.array())
                .putInt((int) crc.getValue())
                .array();
    }
}
