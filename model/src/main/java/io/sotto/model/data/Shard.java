package io.sotto.model.data;

import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.RandomStreams;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of a set of faces, such as {@code 3/10}: the third of ten. The faces are put into the order
 * of a permutation drawn with seed {@value #SEED}, whatever the number of parts, and cut into contiguous pieces of which
 * the first ones may be one face larger. So shards are disjoint, cover everything, and are the same on every device.
 *
 * @param index which part, 1 to {@code count}
 * @param count how many parts there are, 1 to 1,000,000
 */
public record Shard(int index, int count) {
    /** The seed of the permutation. */
    public static final long SEED = 2013;

    private static final int MOST = 1_000_000;
    private static final Pattern FORM = Pattern.compile("(\\d{1,7})/(\\d{1,7})");

    public Shard {
        if (count < 1 || count > MOST || index < 1 || index > count) {
            throw new InvalidInputException(
                    "shard %d/%d: expected INDEX/COUNT with INDEX from 1 to COUNT and COUNT up to %d"
                            .formatted(index, count, MOST));
        }
    }

    /**
     * Reads {@code INDEX/COUNT}.
     *
     * @throws InvalidInputException if the text has another form or the numbers do not fit
     */
    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidInputException("shard '%s': expected INDEX/COUNT, such as 3/10".formatted(text));
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * The faces of this part.
     *
     * @throws InvalidInputException if there are more parts than faces, so that one would be empty
     */
    public FaceSet of(FaceSet faces) {
        if (count > faces.size()) {
            throw new InvalidInputException(
                    "shard %s: expected at most as many shards as faces, found %d faces".formatted(this, faces.size()));
        }
        int[] order = RandomStreams.permutation(faces.size(), new RandomStreams(SEED).stream("shard"));
        return faces.subset(Arrays.copyOfRange(order, start(index - 1, faces.size()), start(index, faces.size())));
    }

    /** {@code INDEX/COUNT}. */
    @Override
    public String toString() {
        return index + "/" + count;
    }

    private int start(int part, int size) {
        return part * (size / count) + Math.min(part, size % count);
    }
}
