package io.sotto.client.companion.page;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What the fake camera films: a photo as a motion JPEG, which is nothing but JPEGs one after another. */
final class CameraFile {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FRAMES = 8;
    private static final float DARK = 0.2f;

    /** Twice over, a blur of about ten pixels (standard deviation). */
    private static final int BLUR = 25;

    private CameraFile() {}

    /** NASA's portrait of Eileen Collins, in the public domain; null where the photos are missing. */
    static @Nullable Path ofThePhoto() {
        return of("happy_astronaut_collins.png", UnaryOperator.identity());
    }

    /** The same at night. */
    static @Nullable Path inTheDark() {
        return of("happy_astronaut_collins.png", frame -> new RescaleOp(DARK, 0, null).filter(frame, null));
    }

    /** The same out of focus: a face, but who could tell what it feels. */
    static @Nullable Path outOfFocus() {
        return of("happy_astronaut_collins.png", CameraFile::blurred);
    }

    /** Several people. */
    static @Nullable Path ofAGroup() {
        return of("group_pexels_meeting.jpg", UnaryOperator.identity());
    }

    private static @Nullable Path of(String name, UnaryOperator<BufferedImage> change) {
        Path photo = photo(name);
        if (!Files.exists(photo)) {
            return null;
        }
        try {
            return write(change.apply(filling(ImageIO.read(photo.toFile()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path photo(String name) {
        return Path.of(System.getProperty("sotto.data", "")).resolve("photos").resolve(name);
    }

    private static Path write(BufferedImage picture) throws IOException {
        byte[] frame = jpeg(picture);
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

    private static BufferedImage blurred(BufferedImage frame) {
        float[] even = new float[BLUR];
        Arrays.fill(even, 1f / BLUR);
        BufferedImage blurred = frame;
        for (Kernel kernel : List.of(new Kernel(BLUR, 1, even), new Kernel(1, BLUR, even))) {
            ConvolveOp blur = new ConvolveOp(kernel, ConvolveOp.EDGE_NO_OP, null);
            blurred = blur.filter(blur.filter(blurred, null), null);
        }
        return blurred;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
