package io.sotto.model.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests, written by the platform's own codecs. */
public final class SamplePictures {
    private SamplePictures() {}

    /** A colour picture's file.
     *
     * @param format {@code png} or {@code jpg}
     * @param rgb the colour at a column and a row, as 0xRRGGBB
     */
    public static byte[] colour(String format, int width, int height, IntBinaryOperator rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb.applyAsInt(x, y));
            }
        }
        return coded(format, image);
    }

    /** A grey PNG, 8 bits a pixel. */
    public static byte[] greyPng(int width, int height, IntBinaryOperator grey) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, grey.applyAsInt(x, y));
            }
        }
        return coded("png", image);
    }

    /** An 0xRRGGBB of equal parts. */
    static int grey(int level) {
        return new Color(level, level, level).getRGB() & 0xffffff;
    }

    /** The same PNG, whose header claims another size; checksum and all. */
    public static byte[] withForgedSize(byte[] png, int width, int height) {
        byte[] forged = png.clone();
        ByteBuffer.wrap(forged).putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(forged, 12, 17);
        ByteBuffer.wrap(forged).putInt(29, (int) checksum.getValue());
        return forged;
    }

    private static byte[] coded(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("no codec for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
