package io.sotto.bench.baseline;

import io.sotto.model.Emotion;
import io.sotto.model.FaceSet;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Usage;
import io.sotto.model.evaluate.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.TermCriteria;
import org.opencv.ml.Ml;
import org.opencv.ml.SVM;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints accuracy and macro-F1 of baselines without a network: the majority class, and bags of visual words. */
@Command(name = "Baselines", mixinStandardHelpOptions = true, sortOptions = false)
public final class Baselines implements Callable<Integer> {
    private static final long SEED = 7;

    @Option(names = "--data", required = true, description = "FER2013's CSV")
    private String data = "";

    @Option(names = "--features", split = ",", defaultValue = "SIFT,ORB,BRISK", description = "(${DEFAULT-VALUE})")
    private List<LocalFeature> features = List.of();

    @Option(names = "--words", defaultValue = "256", description = "of a vocabulary (${DEFAULT-VALUE})")
    private int words;

    @Option(
            names = "--faces",
            defaultValue = "6000",
            description = "trained on the first so many; all 28709 take hours (${DEFAULT-VALUE})")
    private int faceCount;

    @Option(
            names = "--descriptors",
            defaultValue = "20000",
            description = "that the vocabulary is made of (${DEFAULT-VALUE})")
    private int descriptors;

    @Option(names = "--penalty", defaultValue = "10", description = "C of the machine (${DEFAULT-VALUE})")
    private double penalty;

    @Option(names = "--gamma", defaultValue = "3", description = "of its radial kernel (${DEFAULT-VALUE})")
    private double gamma;

    @Option(names = "--threads", defaultValue = "1", description = "of OpenCV (${DEFAULT-VALUE})")
    private int threads;

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Baselines()).execute(args));
    }

    @Override
    public Integer call() {
        Loader.load(opencv_java.class);
        Core.setNumThreads(threads);
        FaceData faces = FaceSource.read(data);
        FaceSet all = faces.requireFaces(Usage.TRAINING);
        FaceSet training =
                all.subset(IntStream.range(0, Math.min(faceCount, all.size())).toArray());
        print("majority class", evaluations(faces, test -> constant(test, majority(all))));
        for (LocalFeature feature : features) {
            VisualWords vocabulary = VisualWords.learn(feature, words, descriptors, training, SEED);
            SVM machine = train(vocabulary.histograms(training), training);
            print("visual words, " + feature, evaluations(faces, test -> predict(machine, vocabulary, test)));
        }
        return 0;
    }

    /** What a baseline makes of labelled faces. */
    private interface Classifier {
        Emotion[] classify(FaceSet faces);
    }

    private static List<Evaluation> evaluations(FaceData faces, Classifier classifier) {
        FaceSet publicTest = faces.requireFaces(Usage.PUBLIC_TEST);
        FaceSet privateTest = faces.requireFaces(Usage.PRIVATE_TEST);
        Emotion[] answers = classifier.classify(privateTest);
        return List.of(
                evaluation(publicTest, classifier.classify(publicTest), all(publicTest)),
                evaluation(privateTest, answers, all(privateTest)),
                evaluation(privateTest, answers, faces.positionsWithoutDuplicates()));
    }

    private static int[] all(FaceSet faces) {
        return IntStream.range(0, faces.size()).toArray();
    }

    private static Evaluation evaluation(FaceSet faces, Emotion[] found, int[] positions) {
        Evaluation.Counter counter = new Evaluation.Counter();
        for (int i : positions) {
            float[] certain = new float[Emotion.COUNT];
            certain[found[i].label()] = 1;
            counter.add(faces.label(i), certain, 0);
        }
        return counter.evaluation();
    }

    private static Emotion[] constant(FaceSet faces, Emotion emotion) {
        Emotion[] found = new Emotion[faces.size()];
        Arrays.fill(found, emotion);
        return found;
    }

    private static Emotion majority(FaceSet faces) {
        int[] counts = faces.countsByLabel();
        int most = IntStream.range(0, counts.length)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElseThrow();
        return Emotion.ofLabel(most);
    }

    private SVM train(Mat histograms, FaceSet faces) {
        Mat labels = new Mat(faces.size(), 1, CvType.CV_32S);
        for (int i = 0; i < faces.size(); i++) {
            labels.put(i, 0, new int[] {faces.label(i).label()});
        }
        SVM machine = SVM.create();
        machine.setType(SVM.C_SVC);
        machine.setKernel(SVM.RBF);
        machine.setC(penalty);
        machine.setGamma(gamma);
        machine.setTermCriteria(new TermCriteria(TermCriteria.MAX_ITER + TermCriteria.EPS, 100_000, 1e-3));
        machine.train(histograms, Ml.ROW_SAMPLE, labels);
        return machine;
    }

    private static Emotion[] predict(SVM machine, VisualWords vocabulary, FaceSet faces) {
        Mat found = new Mat();
        machine.predict(vocabulary.histograms(faces), found);
        float[] label = new float[1];
        Emotion[] emotions = new Emotion[faces.size()];
        for (int i = 0; i < emotions.length; i++) {
            found.get(i, 0, label);
            emotions[i] = Emotion.ofLabel((int) label[0]);
        }
        return emotions;
    }

    private static void print(String name, List<Evaluation> evaluations) {
        StringBuilder line = new StringBuilder(String.format("%-20s", name));
        for (Evaluation evaluation : evaluations) {
            line.append(String.format(
                    Locale.ROOT, "  %6.2f %6.2f", 100 * evaluation.accuracy(), 100 * evaluation.macroF1()));
        }
        System.out.println(line);
        System.out.flush();
    }
}
