package io.sotto.model.image;

import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads JPEG and PNG files as grey pictures and scales them to faces. A file is looked at before it is decoded: its first
 * bytes tell the format, its header the size, its structure whether it is whole. Stateless; safe from any thread.
 */
public final class Pictures {
    /** The most bytes a picture file may have. */
    public static final long MAX_FILE_BYTES = 64L << 20;

    /** The most pixels a picture may have; more than phones make, and 40 MB when decoded. */
    public static final long MAX_PIXELS = 40_000_000;

    private Pictures() {}

    /**
     * Reads a picture, upright as its orientation tag says, colours turned to luma.
     *
     * @throws InvalidInputException if the file is missing, too large, damaged, or neither JPEG nor PNG
     */
    public static GreyPicture read(Path file) {
        try {
            return decode(bytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("%s: expected a picture, found no such file".formatted(file), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected a readable picture, found: %s".formatted(file, e), e);
        }
    }

    /**
     * Reads a picture from its bytes, as {@link #read} does.
     *
     * @param place where the bytes are from, for messages
     * @throws InvalidInputException as {@link #read} does
     */
    public static GreyPicture decode(byte[] file, String place) {
        try {
            requireFits(size(file), place);
            requireComplete(file);
            return OpenCv.decodeGrey(file);
        } catch (DamagedPictureException e) {
            throw new InvalidInputException("%s: %s".formatted(place, e.getMessage()), e);
        }
    }

    /** Whether the header promises more than {@link #MAX_PIXELS}; not so if it is no picture. */
    public static boolean isTooLarge(byte[] file) {
        try {
            PictureSize size = size(file);
            return size.width() >= 1 && size.height() >= 1 && !size.hasPixels(MAX_PIXELS);
        } catch (DamagedPictureException e) {
            return false;
        }
    }

    /** Scales a whole picture to a face; a picture that is not square is stretched. */
    public static FaceImage toFace(GreyPicture picture) {
        return toFace(picture, FaceImage.SIDE);
    }

    /** As {@link #toFace(GreyPicture)}, to a face of another side, at least 2. */
    public static FaceImage toFace(GreyPicture picture, int side) {
        return FaceImage.of(side, OpenCv.scaled(picture, new Box(0, 0, picture.width(), picture.height()), side));
    }

    /**
     * Scales a part of a picture to a face: by area averages where it shrinks, bicubic where it grows. Where the box
     * reaches over the edge, the edge's pixels are repeated.
     *
     * @throws IllegalArgumentException if the box lies wholly outside the picture, or has more than {@link #MAX_PIXELS}
     */
    public static FaceImage toFace(GreyPicture picture, Box box) {
        if (!box.overlaps(picture) || box.pixels() > MAX_PIXELS) {
            throw new IllegalArgumentException(
                    "%s: expected it to overlap %s and to have at most %d pixels".formatted(box, picture, MAX_PIXELS));
        }
        return FaceImage.of(OpenCv.scaled(picture, box, FaceImage.SIDE));
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException("%s: expected a picture, found a folder".formatted(file));
        }
        long size = Files.size(file);
        if (size > MAX_FILE_BYTES) {
            throw new InvalidInputException(
                    "%s: expected a picture of at most %d bytes, found %d".formatted(file, MAX_FILE_BYTES, size));
        }
        return Files.readAllBytes(file);
    }

    private static PictureSize size(byte[] file) {
        if (PngStructure.isPng(file)) {
            return PngStructure.size(file);
        } else if (JpegStructure.isJpeg(file)) {
            return JpegStructure.size(file);
        }
        throw new DamagedPictureException("expected a JPEG or PNG picture, found neither");
    }

    private static void requireFits(PictureSize size, String place) {
        if (!size.hasPixels(MAX_PIXELS)) {
            throw new InvalidInputException("%s: expected a picture of 1 to %d pixels, found %dx%d"
                    .formatted(place, MAX_PIXELS, size.width(), size.height()));
        }
    }

    private static void requireComplete(byte[] file) {
        if (PngStructure.isPng(file)) {
            PngStructure.requireComplete(file);
        } else {
            JpegStructure.requireComplete(file);
        }
    }
}
