package io.sotto.client.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Searches parts of a picture thoroughly: with its histogram equalised, in small steps, by another cascade, and it believes
 * only in faces with an eye. Not thread-safe.
 */
final class SecondLook {
    private static final double STEP = 1.05;
    private static final int NEIGHBOURS = 3;

    /** How far around a place, and for faces how much smaller and larger than it, in its widths. */
    private static final double SURROUNDINGS = 0.3;

    private static final double SMALLER = 0.8;
    private static final double LARGER = 1.25;

    /** A picture in which more places look like a face takes no longer for it. */
    private static final int MOST_PLACES = 16;

    /** Eyes are looked for in this upper part of a face, enlarged to a fixed width. */
    private static final double EYES_SHARE = 0.6;

    private static final int EYES_WIDTH = 160;
    private static final int EYE_LEAST_SIDE = 18;
    private static final int EYE_NEIGHBOURS = 2;

    /** Finds some that the quick search's cascade misses. */
    private final Cascade faces = Cascade.load("haarcascade_frontalface_alt");

    private final Cascade eyes = Cascade.load("haarcascade_eye_tree_eyeglasses");

    /** The faces at places that look like one. */
    List<Rect> look(Mat pixels, List<Rect> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        Mat equalised = equalised(pixels);
        try {
            return apart(places).stream()
                    .limit(MOST_PLACES)
                    .flatMap(place -> look(equalised, place).stream())
                    .toList();
        } finally {
            equalised.release();
        }
    }

    /** One of all places that are nearly the same. */
    private static List<Rect> apart(List<Rect> places) {
        List<Rect> apart = new ArrayList<>();
        for (Rect place : places) {
            if (apart.stream().noneMatch(known -> isNearlySame(known, place))) {
                apart.add(place);
            }
        }
        return apart;
    }

    private static boolean isNearlySame(Rect a, Rect b) {
        int near = Math.min(a.width, b.width) / 4;
        return Math.abs(a.x - b.x) <= near && Math.abs(a.y - b.y) <= near && Math.abs(a.width - b.width) <= near;
    }

    /** The whole picture is equalised whatever part is searched: a face looks the same whether it is looked for again or not. */
    List<Rect> search(Mat pixels, Rect where, int least, int most) {
        Mat equalised = equalised(pixels);
        try {
            return searchEqualised(equalised, where, least, most);
        } finally {
            equalised.release();
        }
    }

    private List<Rect> look(Mat equalised, Rect place) {
        int margin = (int) (SURROUNDINGS * place.width);
        int left = Math.max(0, place.x - margin);
        int top = Math.max(0, place.y - margin);
        int right = Math.min(equalised.cols(), place.x + place.width + margin);
        int bottom = Math.min(equalised.rows(), place.y + place.height + margin);
        int least = Math.max(HaarFaceFinder.LEAST_SIDE, (int) (SMALLER * place.width));
        int most = Math.max(least, (int) (LARGER * place.width));
        return searchEqualised(equalised, new Rect(left, top, right - left, bottom - top), least, most);
    }

    private List<Rect> searchEqualised(Mat equalised, Rect where, int least, int most) {
        Mat part = equalised.submat(where);
        try {
            return Arrays.stream(faces.search(part, STEP, NEIGHBOURS, least, most))
                    .filter(face -> hasEye(part, face))
                    .map(face -> new Rect(face.x + where.x, face.y + where.y, face.width, face.height))
                    .toList();
        } finally {
            part.release();
        }
    }

    private static Mat equalised(Mat pixels) {
        Mat equalised = new Mat();
        Imgproc.equalizeHist(pixels, equalised);
        return equalised;
    }

    private boolean hasEye(Mat picture, Rect face) {
        int height = (int) Math.round(EYES_SHARE * face.height);
        Mat upper = picture.submat(new Rect(face.x, face.y, face.width, height));
        Mat enlarged = new Mat();
        try {
            Imgproc.resize(upper, enlarged, new Size(EYES_WIDTH, EYES_SHARE * EYES_WIDTH));
            return eyes.search(enlarged, STEP, EYE_NEIGHBOURS, EYE_LEAST_SIDE, EYES_WIDTH).length > 0;
        } finally {
            upper.release();
            enlarged.release();
        }
    }
}
