package io.sotto.model.data;

import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads faces from whatever a person points at, recognised by its content:
 *
 * <ul>
 *   <li>FER2013's CSV, {@code emotion,pixels,Usage}, the columns in any order;
 *   <li>Kaggle's {@code train.csv}, {@code emotion,pixels}: all for {@link Usage#TRAINING};
 *   <li>Kaggle's {@code test.csv}, {@code pixels}: faces without labels;
 *   <li>each of these gzipped;
 *   <li>a folder with a folder for each class, found by its name, with JPEG or PNG pictures of any size and colour: all
 *       for {@link Usage#TRAINING}; or such folders in {@code train}, {@code val} and {@code test}, for the three usages.
 * </ul>
 */
public final class FaceFiles {
    private FaceFiles() {}

    /**
     * Reads all faces; the whole of FER2013 takes about 90 MB of heap.
     *
     * @throws InvalidInputException if there is nothing, or something that is not one of the formats from start to end
     */
    public static FaceData read(Path source) {
        return read(source, FaceImage.SIDE);
    }

    /** As {@link #read(Path)}, pictures in folders becoming faces of another side; a CSV's faces stay as they are. */
    public static FaceData read(Path source, int side) {
        return Files.isDirectory(source) ? FaceFolder.read(source, side) : FaceCsv.read(source);
    }
}
