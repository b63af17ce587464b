package io.sotto.client.examples;

import io.sotto.model.FaceImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Examples as pictures: a PNG each, and a ZIP with a folder an emotion, which {@code --data} reads once it is unpacked. */
public final class ExampleArchive {
    private ExampleArchive() {}

    /** A face as PNG: 48x48, eight bits of grey. */
    public static byte[] png(FaceImage face) {
        BufferedImage image = new BufferedImage(FaceImage.SIDE, FaceImage.SIDE, BufferedImage.TYPE_BYTE_GRAY);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(face.toBytes(), 0, target, 0, FaceImage.PIXELS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new AssertionError("every Java writes PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes all examples as {@code EMOTION/ID.png}; the stream stays open. */
    public static void write(List<Example> examples, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Example example : examples) {
            ZipEntry entry =
                    new ZipEntry("%s/%06d.png".formatted(example.emotion().word(), example.id()));
            entry.setTime(example.at().toEpochMilli());
            zip.putNextEntry(entry);
            zip.write(png(example.face()));
            zip.closeEntry();
        }
        zip.finish();
    }
}
