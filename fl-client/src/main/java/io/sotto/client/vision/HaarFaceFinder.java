package io.sotto.client.vision;

import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Finds upright, frontal faces with the cascades that come with OpenCV. It looks for large faces first, since these take
 * least time, and for smaller ones only as far down as half the width of the largest one found. For each size a quick search
 * comes first that hardly ever takes something else for a face; as long as nothing was found, a thorough one follows, in
 * the picture with its histogram equalised, which believes only in faces with an eye.
 */
public final class HaarFaceFinder implements FaceFinder {
    /** FER2013's images are 1.03 times as wide as what this cascade finds in them (quartiles 0.97 and 1.12). */
    static final Framing FRAMING = new Framing(1.03);

    /**
     * Least widths of the sizes that are searched one after the other, of the shorter side of the picture; smaller faces are
     * hardly ever what a photo is about.
     */
    private static final double[] LEAST_SHARES = {0.3, 0.12, 0.08};

    /** Sizes overlap, so that no face falls between two. */
    private static final double OVERLAP = 1.2;

    /** Faces less wide than this share of the largest one are not looked for. */
    private static final double LEAST_OF_LARGEST = 0.5;

    /** Two finds of which each covers so much of the other are one face. */
    private static final double SAME_FACE = 0.4;

    private static final int LEAST_SIDE = 24;

    /** The cascades' own window, in pixels. */
    private static final int WINDOW = 20;

    private static final double QUICK_STEP = 1.08;
    private static final int QUICK_NEIGHBOURS = 4;
    private static final double THOROUGH_STEP = 1.05;
    private static final int THOROUGH_NEIGHBOURS = 3;

    /** Eyes are looked for in this upper part of a face, enlarged to a fixed width. */
    private static final double EYES_SHARE = 0.6;

    private static final int EYES_WIDTH = 160;
    private static final int EYE_LEAST_SIDE = 18;
    private static final int EYE_NEIGHBOURS = 2;

    /** A quarter quicker than the other one on photos, and finds as many of FER2013's faces. */
    private final Cascade faces = Cascade.load("haarcascade_frontalface_alt2");

    /** Finds some that the quick one misses. */
    private final Cascade more = Cascade.load("haarcascade_frontalface_alt");

    private final Cascade eyes = Cascade.load("haarcascade_eye_tree_eyeglasses");

    @Override
    public List<Box> find(GreyPicture picture) {
        try (WorkingPicture working = WorkingPicture.of(picture)) {
            return framed(search(working.pixels(), LEAST_SHARES.length, LEAST_SHARES.length), working.scale());
        }
    }

    /**
     * Leaves the smallest faces out: for a picture that is one of many.
     *
     * @param thoroughly whether large faces are looked for thoroughly too
     */
    List<Rect> findQuickly(Mat pixels, boolean thoroughly) {
        return search(pixels, LEAST_SHARES.length - 1, thoroughly ? 1 : 0);
    }

    /**
     * Looks again for a face near the place where it was.
     *
     * @param where a part of the picture
     * @param width of the face that is looked for
     * @return in the picture's coordinates; nothing if it is gone
     */
    List<Rect> findAgain(Mat pixels, Rect where, int width) {
        Mat part = pixels.submat(where);
        try {
            int least = Math.max(LEAST_SIDE, (int) (0.75 * width));
            int most = Math.max(least, (int) (1.35 * width));
            Rect[] quickly = faces.search(part, QUICK_STEP, THOROUGH_NEIGHBOURS, least, most);
            Rect[] found = quickly.length > 0 ? quickly : searchThoroughly(pixels, where, least, most);
            return Arrays.stream(found)
                    .map(face -> new Rect(face.x + where.x, face.y + where.y, face.width, face.height))
                    .max(Comparator.comparingInt(face -> face.width))
                    .stream()
                    .toList();
        } finally {
            part.release();
        }
    }

    static List<Box> framed(List<Rect> faces, double scale) {
        return faces.stream()
                .map(face -> FRAMING.around(face.x / scale, face.y / scale, face.width / scale, face.height / scale))
                .sorted(LARGEST_FIRST)
                .toList();
    }

    /**
     * Searches the picture.
     *
     * @param sizes how many of the sizes, the largest first
     * @param thorough how many of these are searched thoroughly where nothing was found
     */
    private List<Rect> search(Mat pixels, int sizes, int thorough) {
        int side = Math.min(pixels.cols(), pixels.rows());
        List<Rect> found = new ArrayList<>();
        int most = side;
        int largest = 0;
        for (int i = 0; i < sizes && most >= LEAST_SIDE && LEAST_OF_LARGEST * largest < most; i++) {
            int least = (int)
                    Math.max(LEAST_SIDE, Math.max(Math.round(LEAST_SHARES[i] * side), LEAST_OF_LARGEST * largest));
            addNew(searchQuickly(pixels, least, (int) (OVERLAP * most)), found);
            if (i < thorough && found.isEmpty()) {
                addNew(searchThoroughly(pixels, whole(pixels), least, (int) (OVERLAP * most)), found);
            }
            largest = found.stream().mapToInt(face -> face.width).max().orElse(0);
            most = least;
        }
        int tooSmall = (int) (LEAST_OF_LARGEST * largest);
        return found.stream().filter(face -> face.width >= tooSmall).toList();
    }

    private static void addNew(Rect[] faces, List<Rect> found) {
        for (Rect face : faces) {
            if (found.stream().noneMatch(known -> isSame(known, face))) {
                found.add(face);
            }
        }
    }

    private static boolean isSame(Rect a, Rect b) {
        int width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        int height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        return width > 0 && height > 0 && (double) width * height >= SAME_FACE * Math.min(a.area(), b.area());
    }

    /**
     * OpenCV looks at every second pixel of a picture until the window is twice as large as its cascade's, and at every one
     * from there on. In the picture halved, faces of middle size are found in half the time (CompanionLatency), and a few
     * more of them, since it is smoother.
     */
    private Rect[] searchQuickly(Mat pixels, int least, int most) {
        if (least < 2 * WINDOW || least >= 4 * WINDOW) {
            return faces.search(pixels, QUICK_STEP, QUICK_NEIGHBOURS, least, most);
        }
        Mat half = new Mat();
        try {
            Imgproc.resize(pixels, half, new Size(pixels.cols() / 2, pixels.rows() / 2), 0, 0, Imgproc.INTER_AREA);
            return Arrays.stream(faces.search(half, QUICK_STEP, QUICK_NEIGHBOURS, least / 2, most / 2))
                    .map(face -> new Rect(2 * face.x, 2 * face.y, 2 * face.width, 2 * face.height))
                    .toArray(Rect[]::new);
        } finally {
            half.release();
        }
    }

    /** The whole picture is equalised whatever part is searched: a face looks the same whether it is looked for again or not. */
    private Rect[] searchThoroughly(Mat pixels, Rect where, int least, int most) {
        Mat equalised = new Mat();
        Imgproc.equalizeHist(pixels, equalised);
        Mat part = equalised.submat(where);
        try {
            Rect[] found = more.search(part, THOROUGH_STEP, THOROUGH_NEIGHBOURS, least, most);
            return Arrays.stream(found).filter(face -> hasEye(part, face)).toArray(Rect[]::new);
        } finally {
            part.release();
            equalised.release();
        }
    }

    private static Rect whole(Mat pixels) {
        return new Rect(0, 0, pixels.cols(), pixels.rows());
    }

    private boolean hasEye(Mat picture, Rect face) {
        int height = (int) Math.round(EYES_SHARE * face.height);
        Mat upper = picture.submat(new Rect(face.x, face.y, face.width, height));
        Mat enlarged = new Mat();
        try {
            Imgproc.resize(upper, enlarged, new Size(EYES_WIDTH, EYES_SHARE * EYES_WIDTH));
            return eyes.search(enlarged, THOROUGH_STEP, EYE_NEIGHBOURS, EYE_LEAST_SIDE, EYES_WIDTH).length > 0;
        } finally {
            upper.release();
            enlarged.release();
        }
    }
}
