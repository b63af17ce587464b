package io.sotto.bench.baseline;

import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import java.util.Random;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.TermCriteria;
import org.opencv.features2d.Feature2D;

/**
 * A face as a histogram of visual words (Csurka et al. 2004): each descriptor counts for the nearest of the words that
 * k-means found among training descriptors. The histogram's square roots are given, of length 1.
 */
final class VisualWords {
    private final LocalFeature feature;
    private final Feature2D extractor;
    private final Mat words;

    private VisualWords(LocalFeature feature, Feature2D extractor, Mat words) {
        this.feature = feature;
        this.extractor = extractor;
        this.words = words;
    }

    /** Finds {@code count} words in {@code descriptors} or a few more of faces picked at random. */
    static VisualWords learn(LocalFeature feature, int count, int descriptors, FaceSet faces, long seed) {
        Feature2D extractor = feature.extractor();
        Random random = new Random(seed);
        Mat sample = new Mat();
        while (sample.rows() < descriptors) {
            Mat described = feature.describe(extractor, faces.image(random.nextInt(faces.size())));
            sample.push_back(described);
            described.release();
        }
        Core.setRNGSeed((int) seed);
        Mat nearest = new Mat();
        Mat words = new Mat();
        TermCriteria end = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 30, 1e-3);
        Core.kmeans(sample, count, nearest, end, 1, Core.KMEANS_PP_CENTERS, words);
        sample.release();
        nearest.release();
        return new VisualWords(feature, extractor, words);
    }

    /** Histograms of all faces, float32, a row a face. */
    Mat histograms(FaceSet faces) {
        Mat histograms = new Mat(faces.size(), words.rows(), CvType.CV_32F);
        for (int i = 0; i < faces.size(); i++) {
            histograms.put(i, 0, histogram(faces.image(i)));
        }
        return histograms;
    }

    private float[] histogram(FaceImage face) {
        Mat descriptors = feature.describe(extractor, face);
        Mat distances = new Mat();
        Mat nearest = new Mat();
        Core.batchDistance(descriptors, words, distances, CvType.CV_32F, nearest, Core.NORM_L2, 1);
        float[] histogram = new float[words.rows()];
        int[] word = new int[1];
        for (int i = 0; i < nearest.rows(); i++) {
            nearest.get(i, 0, word);
            histogram[word[0]]++;
        }
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] = (float) Math.sqrt(histogram[i] / nearest.rows());
        }
        descriptors.release();
        distances.release();
        nearest.release();
        return histogram;
    }
}
