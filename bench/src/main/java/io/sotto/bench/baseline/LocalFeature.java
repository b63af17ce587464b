package io.sotto.bench.baseline;

import io.sotto.model.FaceImage;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.KeyPoint;
import org.opencv.core.Mat;
import org.opencv.core.MatOfKeyPoint;
import org.opencv.core.Size;
import org.opencv.features2d.Feature2D;
import org.opencv.imgproc.Imgproc;

/**
 * Local descriptors of a face on a regular grid: a 48x48 face has too few corners for a detector. The face is enlarged
 * twice and its border repeated, so that no patch falls outside.
 */
enum LocalFeature {
    /** Lowe 2004. */
    SIFT {
        @Override
        Feature2D extractor() {
            return org.opencv.features2d.SIFT.create();
        }
    },
    /** Rublee et al. 2011. */
    ORB {
        @Override
        Feature2D extractor() {
            return org.opencv.features2d.ORB.create();
        }
    },
    /** Leutenegger, Chli and Siegwart 2011. */
    BRISK {
        @Override
        Feature2D extractor() {
            return org.opencv.features2d.BRISK.create();
        }
    };

    private static final int ENLARGED = 2 * FaceImage.SIDE;
    private static final int BORDER = 48;
    private static final int STEP = 8;
    private static final float PATCH = 16;

    abstract Feature2D extractor();

    /** The descriptors of a face, float32, a row each; with binary ones each byte is a number. */
    Mat describe(Feature2D extractor, FaceImage face) {
        Mat image = prepared(face);
        MatOfKeyPoint points = grid();
        Mat descriptors = new Mat();
        try {
            extractor.compute(image, points, descriptors);
            Mat floats = new Mat();
            descriptors.convertTo(floats, CvType.CV_32F);
            return floats;
        } finally {
            image.release();
            points.release();
            descriptors.release();
        }
    }

    private static Mat prepared(FaceImage face) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) face.pixel(i);
        }
        Mat grey = new Mat(FaceImage.SIDE, FaceImage.SIDE, CvType.CV_8U);
        grey.put(0, 0, pixels);
        Mat large = new Mat();
        Imgproc.resize(grey, large, new Size(ENLARGED, ENLARGED), 0, 0, Imgproc.INTER_CUBIC);
        Mat bordered = new Mat();
        Core.copyMakeBorder(large, bordered, BORDER, BORDER, BORDER, BORDER, Core.BORDER_REPLICATE);
        grey.release();
        large.release();
        return bordered;
    }

    private static MatOfKeyPoint grid() {
        List<KeyPoint> points = new ArrayList<>();
        for (int y = STEP; y < ENLARGED; y += STEP) {
            for (int x = STEP; x < ENLARGED; x += STEP) {
                points.add(new KeyPoint(BORDER + x, BORDER + y, PATCH, 0));
            }
        }
        MatOfKeyPoint matrix = new MatOfKeyPoint();
        matrix.fromList(points);
        return matrix;
    }
}
