package io.sotto.model.data;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The FER+ labels of FER2013 (Barsoum et al. 2016, {@code fer2013new.csv}): ten people's votes for each face. They belong
 * to FER2013's CSV line by line; image names do not match. Immutable.
 */
public final class FerPlus {
    /** The name under which the labels come. */
    public static final String FILE_NAME = "fer2013new.csv";

    private static final String HEADER =
            "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF";
    private static final Pattern LINE = Pattern.compile("(Training|PublicTest|PrivateTest),[^,]*((?:,\\d{1,3}){10})");
    private static final List<Emotion> COLUMNS = List.of(
            Emotion.NEUTRAL,
            Emotion.HAPPY,
            Emotion.SURPRISE,
            Emotion.SAD,
            Emotion.ANGRY,
            Emotion.DISGUST,
            Emotion.FEAR);

    private final Path file;
    private final List<Row> rows;

    /** One line: for what FER+ sets the face apart, and the votes column by column. */
    private record Row(Usage usage, int[] votes) {}

    private FerPlus(Path file, List<Row> rows) {
        this.file = file;
        this.rows = rows;
    }

    /** @throws InvalidInputException if the file is missing or a line is not of FER+'s form */
    public static FerPlus read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
                throw new InvalidInputException("%s, line 1: expected FER+'s header %s".formatted(file, HEADER));
            }
            List<Row> rows = new ArrayList<>();
            for (int i = 1; i < lines.size(); i++) {
                rows.add(row(file, i + 1, lines.get(i).strip()));
            }
            return new FerPlus(file, List.copyOf(rows));
        } catch (MalformedInputException e) {
            throw new InvalidInputException("%s: expected FER+'s CSV, found no text".formatted(file), e);
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected FER+'s CSV, found: %s".formatted(file, e), e);
        }
    }

    /** The labels that lie beside a file of faces, under their own name; empty if there are none. */
    public static Optional<Path> beside(Path faces) {
        Path labels = faces.resolveSibling(FILE_NAME);
        return Files.isRegularFile(labels) ? Optional.of(labels) : Optional.empty();
    }

    /**
     * The class that most people saw in the faces of a usage, in their order. As its authors do, a single vote counts as
     * a slip, and a face has a majority if one class then has more than half of the votes, and one of the seven: contempt,
     * unknown and no face are none.
     *
     * @throws InvalidInputException if the labels do not fit the faces line by line
     */
    public List<Optional<Emotion>> majority(FaceData faces, Usage usage) {
        return votes(faces, usage).stream().map(FerPlus::majority).toList();
    }

    private List<int[]> votes(FaceData faces, Usage usage) {
        List<int[]> votes = new ArrayList<>();
        for (int line : faces.rows(usage)) {
            if (line >= rows.size() || rows.get(line).usage() != usage) {
                throw new InvalidInputException("%s, line %d: expected a %s face as %s has there, found %s"
                        .formatted(
                                file,
                                line + 2,
                                usage.word(),
                                faces.origin(),
                                line >= rows.size()
                                        ? "the end"
                                        : rows.get(line).usage().word()));
            }
            votes.add(rows.get(line).votes());
        }
        return votes;
    }

    /**
     * The shares that the seven classes have of the votes for them, by label, for each face of a usage in their order. Single
     * votes count as slips; empty where contempt, unknown and no face together have as many votes as the seven, or more.
     *
     * @throws InvalidInputException if the labels do not fit the faces line by line
     */
    public List<Optional<float[]>> shares(FaceData faces, Usage usage) {
        return votes(faces, usage).stream().map(FerPlus::shares).toList();
    }

    private static Optional<float[]> shares(int[] votes) {
        int[] counted = withoutSlips(votes);
        int known = Arrays.stream(counted).limit(COLUMNS.size()).sum();
        if (2 * known <= Arrays.stream(counted).sum()) {
            return Optional.empty();
        }
        float[] shares = new float[Emotion.COUNT];
        for (int i = 0; i < COLUMNS.size(); i++) {
            shares[COLUMNS.get(i).label()] = (float) counted[i] / known;
        }
        return Optional.of(shares);
    }

    private static int[] withoutSlips(int[] votes) {
        return Arrays.stream(votes).map(vote -> vote > 1 ? vote : 0).toArray();
    }

    private static Optional<Emotion> majority(int[] votes) {
        int[] counted = withoutSlips(votes);
        int most = 0;
        for (int i = 1; i < counted.length; i++) {
            most = counted[i] > counted[most] ? i : most;
        }
        boolean decided = 2 * counted[most] > Arrays.stream(counted).sum();
        return decided && most < COLUMNS.size() ? Optional.of(COLUMNS.get(most)) : Optional.empty();
    }

    private static Row row(Path file, int line, String text) {
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidInputException("%s, line %d: expected a usage, a name and ten numbers of votes, found %s"
                    .formatted(file, line, CsvFields.quoted(text)));
        }
        int[] votes = Arrays.stream(matcher.group(2).substring(1).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        return new Row(Usage.ofWord(matcher.group(1)).orElseThrow(), votes);
    }
}
