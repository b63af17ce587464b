package io.sotto.model.image;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** The calls into OpenCV. Native memory is given back before a call returns. */
final class OpenCv {
    static {
        Loader.load(opencv_java.class);
    }

    private OpenCv() {}

    /** @throws DamagedPictureException if OpenCV cannot decode it */
    static GreyPicture decodeGrey(byte[] file) {
        MatOfByte coded = new MatOfByte(file);
        Mat decoded = new Mat();
        try {
            decoded = Imgcodecs.imdecode(coded, Imgcodecs.IMREAD_GRAYSCALE);
            if (decoded.empty()) {
                throw new DamagedPictureException("expected a picture that can be decoded, found a damaged one");
            }
            byte[] pixels = new byte[Math.toIntExact(decoded.total())];
            decoded.get(0, 0, pixels);
            return GreyPicture.owning(decoded.cols(), decoded.rows(), pixels);
        } catch (CvException e) {
            throw new DamagedPictureException("expected a picture that can be decoded, found: " + e.getMessage());
        } finally {
            coded.release();
            decoded.release();
        }
    }

    /** The box of the picture, scaled to {@code [side][side]}. */
    static byte[] scaled(GreyPicture picture, Box box, int side) {
        Mat whole = new Mat(picture.height(), picture.width(), CvType.CV_8UC1);
        Mat part = new Mat();
        try {
            whole.put(0, 0, picture.pixels());
            cut(whole, box, part);
            resize(part, Math.min(side, box.width()), Math.min(side, box.height()), Imgproc.INTER_AREA);
            resize(part, side, side, Imgproc.INTER_CUBIC);
            byte[] pixels = new byte[side * side];
            part.get(0, 0, pixels);
            return pixels;
        } finally {
            whole.release();
            part.release();
        }
    }

    private static void cut(Mat whole, Box box, Mat part) {
        int left = Math.max(0, box.x());
        int top = Math.max(0, box.y());
        int right = (int) Math.min(whole.cols(), (long) box.x() + box.width());
        int bottom = (int) Math.min(whole.rows(), (long) box.y() + box.height());
        Mat inside = whole.submat(new Rect(left, top, right - left, bottom - top));
        try {
            Core.copyMakeBorder(
                    inside,
                    part,
                    top - box.y(),
                    box.y() + box.height() - bottom,
                    left - box.x(),
                    box.x() + box.width() - right,
                    Core.BORDER_REPLICATE | Core.BORDER_ISOLATED);
        } finally {
            inside.release();
        }
    }

    private static void resize(Mat picture, int width, int height, int interpolation) {
        if (picture.cols() != width || picture.rows() != height) {
            Imgproc.resize(picture, picture, new Size(width, height), 0, 0, interpolation);
        }
    }
}
