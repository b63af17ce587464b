package io.sotto.client.companion.page;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What the fake camera films: a photo as a motion JPEG, which is nothing but JPEGs one after another. */
final class CameraFile {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 8;

    private CameraFile() {}

    /** NASA's portrait of Eileen Collins, in the public domain; null where the photos are missing. */
    static @Nullable Path ofThePhoto() {
        Path photo = photo("happy_astronaut_collins.png");
        if (!Files.exists(photo)) {
            return null;
        }
        try {
            return write(ImageIO.read(photo.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path photo(String name) {
        return Path.of(System.getProperty("sotto.data", "")).resolve("photos").resolve(name);
    }

    private static Path write(BufferedImage photo) throws IOException {
        byte[] frame = jpeg(filling(photo));
        Path file = Files.createTempFile("sotto-camera", ".mjpeg");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < FRAMES; i++) {
                out.write(frame);
            }
        }
        return file;
    }

    /** The upper part of the photo, as wide as the camera. */
    private static BufferedImage filling(BufferedImage photo) {
        BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = frame.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(photo, 0, 0, WIDTH, WIDTH * photo.getHeight() / photo.getWidth(), null);
        graphics.dispose();
        return frame;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
