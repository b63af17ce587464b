package io.sotto.model.data;

import io.sotto.model.FaceImage;
import io.sotto.model.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person names with {@code --data}: a file or folder that {@link FaceFiles} reads, or {@code synthetic[:COUNT]},
 * which draws COUNT faces to train on ({@value #DEFAULT_COUNT} if it is not said) and a quarter as many for each test.
 * Drawn faces are the same in every process.
 */
public final class FaceSource {
    /** How many synthetic faces there are to train on, unless said otherwise. */
    public static final int DEFAULT_COUNT = 4_000;

    private static final int MOST = 1_000_000;
    private static final long SEED = 2013;
    private static final Pattern SYNTHETIC = Pattern.compile("synthetic(?::(\\d{1,7}))?");

    private FaceSource() {}

    /** Whether faces would be drawn instead of read. */
    public static boolean isSynthetic(String source) {
        return SYNTHETIC.matcher(source).matches();
    }

    /**
     * Reads or draws the faces.
     *
     * @throws InvalidInputException if there is nothing there, or nothing that is one of the formats
     */
    public static FaceData read(String source) {
        return read(source, FaceImage.SIDE);
    }

    /** As {@link #read(String)}, pictures in folders becoming faces of another side; other faces stay as they are. */
    public static FaceData read(String source, int side) {
        Matcher synthetic = SYNTHETIC.matcher(source);
        if (!synthetic.matches()) {
            return FaceFiles.read(path(source), side);
        }
        int count = synthetic.group(1) == null ? DEFAULT_COUNT : Integer.parseInt(synthetic.group(1));
        if (count < 1 || count > MOST) {
            throw new InvalidInputException("%s: expected 1 to %d synthetic faces".formatted(source, MOST));
        }
        int test = Math.max(1, count / 4);
        return SyntheticFaces.data(count, test, test, SEED);
    }

    private static Path path(String source) {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("data '%s': expected a path or synthetic[:COUNT]".formatted(source), e);
        }
    }
}
