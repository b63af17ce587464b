package io.sotto.client.vision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Mat;
import org.opencv.core.MatOfRect;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.objdetect.CascadeClassifier;

/**
 * One of the cascades of Haar features that come inside OpenCV's jar (Viola and Jones 2001; trained by R. Lienhart). Not
 * thread-safe.
 */
final class Cascade {
    private static final String FOLDER = "/org/bytedeco/opencv/%s/share/opencv4/haarcascades/%s.xml";

    private final CascadeClassifier classifier;

    private Cascade(CascadeClassifier classifier) {
        this.classifier = classifier;
    }

    /** @param name such as {@code haarcascade_frontalface_alt} */
    static Cascade load(String name) {
        Loader.load(opencv_java.class);
        String resource = FOLDER.formatted(Loader.getPlatform(), name);
        URL url = Cascade.class.getResource(resource);
        if (url == null) {
            throw new IllegalStateException("OpenCV's jar for this platform lacks " + resource);
        }
        try {
            return new Cascade(new CascadeClassifier(Loader.cacheResource(url).getPath()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + resource, e);
        }
    }

    /**
     * @param step what each size of the search window is multiplied by to give the next, above 1
     * @param neighbours how many overlapping finds confirm each other; at 0 each find is given as it is
     * @param leastSide the smallest window, in pixels
     * @param mostSide the largest window, in pixels
     */
    Rect[] search(Mat picture, double step, int neighbours, int leastSide, int mostSide) {
        MatOfRect found = new MatOfRect();
        try {
            classifier.detectMultiScale(
                    picture, found, step, neighbours, 0, new Size(leastSide, leastSide), new Size(mostSide, mostSide));
            return found.toArray();
        } finally {
            found.release();
        }
    }
}
