package io.sotto.model.predict;

import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceFiles;
import io.sotto.model.image.FaceCropper;
import io.sotto.model.image.GreyPicture;
import io.sotto.model.image.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds faces in what a person points at: a photo, a folder of photos (those below it, too, in the order of their names),
 * or a CSV of faces without labels such as Kaggle's {@code test.csv}.
 */
public final class Subjects {
    private final FaceCropper cropper;

    /** @param cropper takes faces out of photos */
    public Subjects(FaceCropper cropper) {
        this.cropper = cropper;
    }

    /** Takes each picture for a face that is cut out already. */
    public static FaceCropper wholePictures() {
        return picture -> Optional.of(Pictures.toFace(picture));
    }

    /**
     * @param damaged told of each picture of a folder that cannot be read; the others are read all the same
     * @throws InvalidInputException if there is nothing, no picture can be read, or a CSV has labels or no face
     */
    public List<Subject> read(Path source, Consumer<InvalidInputException> damaged) {
        if (Files.isDirectory(source)) {
            return folder(source, damaged);
        }
        return isPicture(source) ? List.of(picture(source)) : rows(source);
    }

    /** Whether a file's name is a picture's. */
    static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Stream.of(".jpg", ".jpeg", ".png").anyMatch(name::endsWith);
    }

    private List<Subject> folder(Path folder, Consumer<InvalidInputException> damaged) {
        List<Subject> subjects = new ArrayList<>();
        for (Path file : pictures(folder)) {
            try {
                subjects.add(picture(file));
            } catch (InvalidInputException e) {
                damaged.accept(e);
            }
        }
        if (subjects.isEmpty()) {
            throw new InvalidInputException("%s: expected pictures that can be read, found none".formatted(folder));
        }
        return subjects;
    }

    private Subject picture(Path file) {
        GreyPicture picture = Pictures.read(file);
        boolean cutOut = picture.width() == FaceImage.SIDE && picture.height() == FaceImage.SIDE;
        return new Subject(file.toString(), cutOut ? Optional.of(Pictures.toFace(picture)) : cropper.crop(picture));
    }

    private static List<Path> pictures(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> pictures = files.filter(Files::isRegularFile)
                    .filter(file ->
                            isPicture(file) && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (pictures.isEmpty()) {
                throw new InvalidInputException("%s: expected JPEG or PNG pictures, found none".formatted(folder));
            }
            return pictures;
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected a readable folder, found: %s".formatted(folder, e), e);
        }
    }

    private static List<Subject> rows(Path csv) {
        FaceData data = FaceFiles.read(csv);
        if (data.unlabelled().isEmpty()) {
            throw new InvalidInputException(
                    "%s: expected faces without labels, one column pixels; faces with labels are for `model evaluate`"
                            .formatted(data));
        }
        List<Subject> subjects = new ArrayList<>();
        for (FaceImage face : data.unlabelled()) {
            subjects.add(new Subject(String.valueOf(subjects.size()), Optional.of(face)));
        }
        return subjects;
    }
}
