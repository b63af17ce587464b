package io.sotto.client.vision;

import io.sotto.model.image.GreyPicture;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * A picture in OpenCV's form, scaled down so that searching a photo of many megapixels takes no longer than searching a
 * small one. Faces of less than a twentieth of its longer side get lost by that, and are too small to read anyway.
 */
final class WorkingPicture implements AutoCloseable {
    /** The longer side, in pixels; smaller pictures stay as they are. */
    static final int LONGER_SIDE = 640;

    private final Mat pixels;
    private final double scale;

    private WorkingPicture(Mat pixels, double scale) {
        this.pixels = pixels;
        this.scale = scale;
    }

    static WorkingPicture of(GreyPicture picture) {
        Mat pixels = new Mat(picture.height(), picture.width(), CvType.CV_8UC1);
        pixels.put(0, 0, picture.toBytes());
        double scale = Math.min(1, (double) LONGER_SIDE / Math.max(picture.width(), picture.height()));
        if (scale < 1) {
            int width = (int) Math.max(1, Math.round(scale * picture.width()));
            int height = (int) Math.max(1, Math.round(scale * picture.height()));
            Imgproc.resize(pixels, pixels, new Size(width, height), 0, 0, Imgproc.INTER_AREA);
        }
        return new WorkingPicture(pixels, scale);
    }

    /** Grey, 8 bits; freed when this is closed. */
    Mat pixels() {
        return pixels;
    }

    /** What a length in the picture is multiplied by to give one here, at most 1. */
    double scale() {
        return scale;
    }

    @Override
    public void close() {
        pixels.release();
    }
}
