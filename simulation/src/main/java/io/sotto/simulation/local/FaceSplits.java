package io.sotto.simulation.local;

import io.sotto.model.Emotion;
import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.RandomStreams;
import io.sotto.model.Sha256;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The faces of a simulation. Where a source has none for PublicTest, a tenth of its training faces is held out.
 *
 * @param origin where they are from, in words for people
 * @param sha256 of all of them
 * @param training dealt out to the clients, 1 or more
 * @param publicTest what rounds are evaluated on, 1 or more
 * @param privateTest looked at once, at the end; may be empty
 * @param privateTestWithoutDuplicates without the faces that also stand in the other two
 */
public record FaceSplits(
        String origin,
        Sha256 sha256,
        FaceSet training,
        FaceSet publicTest,
        FaceSet privateTest,
        FaceSet privateTestWithoutDuplicates) {
    private static final int HELD_OUT_SHARE = 10;

    /**
     * Reads or draws the faces.
     *
     * @param source a path or {@code synthetic[:COUNT]}
     * @param streams choose what is held out
     * @throws InvalidInputException if there are no faces to train on, or too few to hold some out
     */
    public static FaceSplits read(String source, RandomStreams streams) {
        FaceData data = FaceSource.read(source);
        FaceSet training = data.requireFaces(Usage.TRAINING);
        FaceSet publicTest = data.faces(Usage.PUBLIC_TEST);
        String origin = data.origin();
        if (publicTest.isEmpty()) {
            int[] order = RandomStreams.permutation(training.size(), streams.stream("held-out"));
            int heldOut = training.size() / HELD_OUT_SHARE;
            if (heldOut == 0) {
                throw new InvalidInputException("%s: expected PublicTest faces or at least %d training faces, found %d"
                        .formatted(data.origin(), HELD_OUT_SHARE, training.size()));
            }
            publicTest = training.subset(Arrays.copyOf(order, heldOut));
            training = training.subset(Arrays.copyOfRange(order, heldOut, order.length));
            origin += ", %d training faces held out as PublicTest".formatted(heldOut);
        }
        return new FaceSplits(
                origin,
                data.sha256(),
                training,
                publicTest,
                data.faces(Usage.PRIVATE_TEST),
                data.privateTestWithoutDuplicates());
    }

    /** The class of each training face. */
    public List<Emotion> trainingLabels() {
        return IntStream.range(0, training.size()).mapToObj(training::label).toList();
    }
}
