package io.sotto.client.vision;

import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.core.MatOfRect;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.Objdetect;

/**
 * Finds upright, frontal faces with the cascades that come with OpenCV. It looks for large faces first, since these take
 * least time, and for smaller ones only as far down as half the width of the largest one found. The search is quick and
 * believes in a face where several windows agree. Where it finds none, a {@link SecondLook} goes over the whole picture for
 * large faces, and for smaller ones over each place where a single window saw something.
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

    static final int LEAST_SIDE = 24;

    /** The cascades' own window, in pixels. */
    private static final int WINDOW = 20;

    private static final double STEP = 1.08;
    private static final int NEIGHBOURS = 4;
    private static final int NEIGHBOURS_NEAR = 3;

    /** By how much two windows that see the same face may differ; OpenCV's own figure. */
    private static final double SAME_WINDOW = 0.2;

    /** A quarter quicker than the other one on photos, and finds as many of FER2013's faces. */
    private final Cascade faces = Cascade.load("haarcascade_frontalface_alt2");

    private final SecondLook second = new SecondLook();

    @Override
    public List<Box> find(GreyPicture picture) {
        try (WorkingPicture working = WorkingPicture.of(picture)) {
            return framed(search(working.pixels(), LEAST_SHARES.length, true), working.scale());
        }
    }

    /**
     * Leaves the smallest faces out: for a picture that is one of many.
     *
     * @param thoroughly whether there is a second look
     */
    List<Rect> findQuickly(Mat pixels, boolean thoroughly) {
        return search(pixels, LEAST_SHARES.length - 1, thoroughly);
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
            Rect[] quickly = faces.search(part, STEP, NEIGHBOURS_NEAR, least, most);
            Stream<Rect> found = quickly.length > 0
                    ? Arrays.stream(quickly)
                            .map(face -> new Rect(face.x + where.x, face.y + where.y, face.width, face.height))
                    : second.search(pixels, where, least, most).stream();
            return found.max(Comparator.comparingInt(face -> face.width)).stream()
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

    /** @param sizes how many of the sizes are searched, the largest first */
    private List<Rect> search(Mat pixels, int sizes, boolean thoroughly) {
        int side = Math.min(pixels.cols(), pixels.rows());
        List<Rect> found = new ArrayList<>();
        List<Rect> windows = new ArrayList<>();
        int most = side;
        int largest = 0;
        for (int i = 0; i < sizes && most >= LEAST_SIDE && LEAST_OF_LARGEST * largest < most; i++) {
            int least = (int)
                    Math.max(LEAST_SIDE, Math.max(Math.round(LEAST_SHARES[i] * side), LEAST_OF_LARGEST * largest));
            List<Rect> seen = windows(pixels, least, (int) (OVERLAP * most));
            windows.addAll(seen);
            addNew(agreed(seen), found);
            if (i == 0 && found.isEmpty() && thoroughly) {
                addNew(second.search(pixels, whole(pixels), least, most), found);
            }
            largest = found.stream().mapToInt(face -> face.width).max().orElse(0);
            most = least;
        }
        if (found.isEmpty() && thoroughly) {
            addNew(second.look(pixels, windows), found);
        }
        return withoutMuchSmaller(found);
    }

    private static List<Rect> withoutMuchSmaller(List<Rect> found) {
        int largest = found.stream().mapToInt(face -> face.width).max().orElse(0);
        int tooSmall = (int) (LEAST_OF_LARGEST * largest);
        return found.stream().filter(face -> face.width >= tooSmall).toList();
    }

    private static Rect whole(Mat pixels) {
        return new Rect(0, 0, pixels.cols(), pixels.rows());
    }

    private static void addNew(List<Rect> faces, List<Rect> found) {
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

    /** Where enough windows agree on a face. */
    private static List<Rect> agreed(List<Rect> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        MatOfRect groups = new MatOfRect();
        MatOfInt sizes = new MatOfInt();
        try {
            groups.fromList(windows);
            Objdetect.groupRectangles(groups, sizes, NEIGHBOURS, SAME_WINDOW);
            return groups.toList();
        } finally {
            groups.release();
            sizes.release();
        }
    }

    /**
     * Each window that looks like a face. OpenCV looks at every second pixel of a picture until the window is twice as large as
     * its cascade's, and at every one from there on. In the picture halved, faces of middle size are found in half the time
     * (CompanionLatency), and a few more of them, since it is smoother.
     */
    private List<Rect> windows(Mat pixels, int least, int most) {
        if (least < 2 * WINDOW || least >= 4 * WINDOW) {
            return List.of(faces.search(pixels, STEP, 0, least, most));
        }
        Mat half = new Mat();
        try {
            Imgproc.resize(pixels, half, new Size(pixels.cols() / 2, pixels.rows() / 2), 0, 0, Imgproc.INTER_AREA);
            return Arrays.stream(faces.search(half, STEP, 0, least / 2, most / 2))
                    .map(face -> new Rect(2 * face.x, 2 * face.y, 2 * face.width, 2 * face.height))
                    .toList();
        } finally {
            half.release();
        }
    }
}
