package io.sotto.model.report;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FerPlus;
import io.sotto.model.data.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Faces to report on, with the labels to hold against: all or some of the faces of one usage.
 *
 * @param name for tables and programs
 * @param description for people, in a few words
 * @param base the usage whose faces these are
 */
record TestSet(String name, String description, Usage base, List<Face> faces) {
    /** PrivateTest's faces that stand neither in Training nor in PublicTest. */
    static final String WITHOUT_DUPLICATES = "PrivateTestWithoutDuplicates";

    /** PrivateTest's faces for which FER+ has a majority, with that label. */
    static final String FER_PLUS = "FERPlusMajority";

    /**
     * One face.
     *
     * @param position among the faces of the usage
     * @param row among all faces of the source, 0 the first
     */
    record Face(int position, int row, Emotion label) {}

    TestSet {
        faces = List.copyOf(faces);
    }

    /** The test sets that the faces offer, those without a face left out. */
    static List<TestSet> of(FaceData data, Optional<FerPlus> ferPlus) {
        List<TestSet> sets = new ArrayList<>();
        sets.add(whole("the one to choose on", data, Usage.PUBLIC_TEST));
        sets.add(whole("the one to report", data, Usage.PRIVATE_TEST));
        sets.add(new TestSet(
                WITHOUT_DUPLICATES,
                "without images that also stand in Training or PublicTest",
                Usage.PRIVATE_TEST,
                faces(data, Usage.PRIVATE_TEST, data.positionsWithoutDuplicates())));
        ferPlus.ifPresent(labels -> sets.add(relabelled(data, labels)));
        sets.removeIf(set -> set.faces().isEmpty());
        return sets;
    }

    /** The same faces, labelled by the emotions that stand for their merged classes. */
    TestSet merged(ClassMap classes) {
        return new TestSet(
                name,
                description,
                base,
                faces.stream()
                        .map(face -> new Face(face.position(), face.row(), classes.merge(face.label())))
                        .toList());
    }

    List<Emotion> labels() {
        return faces.stream().map(Face::label).toList();
    }

    int[] positions() {
        return faces.stream().mapToInt(Face::position).toArray();
    }

    private static TestSet whole(String description, FaceData data, Usage usage) {
        int[] all = IntStream.range(0, data.faces(usage).size()).toArray();
        return new TestSet(usage.word(), description, usage, faces(data, usage, all));
    }

    private static TestSet relabelled(FaceData data, FerPlus ferPlus) {
        List<Optional<Emotion>> labels = ferPlus.majority(data, Usage.PRIVATE_TEST);
        int[] rows = data.rows(Usage.PRIVATE_TEST);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            int position = i;
            labels.get(i).ifPresent(label -> faces.add(new Face(position, rows[position], label)));
        }
        return new TestSet(
                FER_PLUS,
                "PrivateTest's faces by the label that most of FER+'s ten people gave",
                Usage.PRIVATE_TEST,
                faces);
    }

    private static List<Face> faces(FaceData data, Usage usage, int[] positions) {
        int[] rows = data.rows(usage);
        return Arrays.stream(positions)
                .mapToObj(position ->
                        new Face(position, rows[position], data.faces(usage).label(position)))
                .toList();
    }
}
