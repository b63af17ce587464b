package io.sotto.bench;

import io.sotto.model.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Frames as a camera would give them, made of photos. */
final class PhotoFrames {
    /** JPEG quality; what browsers take by default. */
    private static final int QUALITY = 92;

    static {
        Loader.load(opencv_java.class);
    }

    private PhotoFrames() {}

    /**
     * The middle of a photo, scaled to fill a frame, as JPEG.
     *
     * @param shift by how many pixels the frame is taken further left than the middle, as far as the photo goes
     */
    static byte[] jpeg(Path photo, int width, int height, int shift) {
        Mat whole = read(photo);
        double scale = 1.05 * Math.max((double) width / whole.cols(), (double) height / whole.rows());
        Mat scaled = new Mat();
        Imgproc.resize(whole, scaled, new Size(scale * whole.cols(), scale * whole.rows()), 0, 0, Imgproc.INTER_AREA);
        int left = Math.max(0, (scaled.cols() - width) / 2 - shift);
        Mat frame = scaled.submat(new Rect(left, (scaled.rows() - height) / 2, width, height));
        byte[] bytes = jpeg(frame);
        for (Mat used : new Mat[] {whole, scaled, frame}) {
            used.release();
        }
        return bytes;
    }

    /** What a camera of 640x480 that is not held still would give: each frame is shifted against the one before. */
    static List<byte[]> trembling(Path photo, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> jpeg(photo, 640, 480, i % 20 < 10 ? 3 * (i % 20) : 3 * (20 - i % 20)))
                .toList();
    }

    /** A photo in the corner of another, a quarter as high as the frame, as JPEG. */
    static byte[] within(Path photo, Path ground, int width, int height) {
        Mat frame = read(ground);
        Imgproc.resize(frame, frame, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
        Mat small = read(photo);
        double scale = 0.25 * height / small.rows();
        Imgproc.resize(small, small, new Size(0, 0), scale, scale, Imgproc.INTER_AREA);
        Mat corner = frame.submat(new Rect(0, 0, small.cols(), small.rows()));
        small.copyTo(corner);
        byte[] bytes = jpeg(frame);
        for (Mat used : new Mat[] {frame, small, corner}) {
            used.release();
        }
        return bytes;
    }

    private static Mat read(Path photo) {
        Mat whole = Imgcodecs.imread(photo.toString());
        if (whole.empty()) {
            throw new InvalidInputException("%s: expected a photo, found none".formatted(photo));
        }
        return whole;
    }

    private static byte[] jpeg(Mat frame) {
        MatOfByte coded = new MatOfByte();
        try {
            Imgcodecs.imencode(".jpg", frame, coded, new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY));
            return coded.toArray();
        } finally {
            coded.release();
        }
    }
}
