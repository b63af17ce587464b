package io.sotto.client.vision;

import io.sotto.model.InvalidInputException;
import io.sotto.model.image.Box;
import io.sotto.model.image.GreyPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.objdetect.FaceDetectorYN;

/**
 * Finds faces with YuNet (Wu, Peng and Yu 2023), turned and half hidden ones too; its ONNX file is the user's. The network
 * was trained on colours and here sees grey, which costs it little.
 */
public final class YuNetFaceFinder implements FaceFinder {
    /** FER2013's images are 0.98 times as high as what YuNet finds in them (quartiles 0.86 and 1.13). */
    static final Framing FRAMING = new Framing(1);

    private static final float LEAST_SCORE = 0.8f;
    private static final float LARGEST_OVERLAP = 0.3f;
    private static final int MOST_CANDIDATES = 5000;

    private final Path model;
    private final FaceDetectorYN detector;

    /**
     * @param model YuNet's ONNX file, as in OpenCV's model zoo
     * @throws InvalidInputException if there is no such file, or it holds something else
     */
    public YuNetFaceFinder(Path model) {
        if (!Files.isRegularFile(model)) {
            throw new InvalidInputException("%s: expected YuNet's ONNX file, found no such file".formatted(model));
        }
        Loader.load(opencv_java.class);
        this.model = model;
        try {
            this.detector = FaceDetectorYN.create(
                    model.toString(), "", new Size(320, 320), LEAST_SCORE, LARGEST_OVERLAP, MOST_CANDIDATES);
        } catch (CvException e) {
            throw notYuNet(e);
        }
    }

    @Override
    public List<Box> find(GreyPicture picture) {
        Mat colours = new Mat();
        Mat found = new Mat();
        try (WorkingPicture working = WorkingPicture.of(picture)) {
            Imgproc.cvtColor(working.pixels(), colours, Imgproc.COLOR_GRAY2BGR);
            detector.setInputSize(colours.size());
            detector.detect(colours, found);
            return framed(found, working.scale());
        } catch (CvException e) {
            throw notYuNet(e);
        } finally {
            colours.release();
            found.release();
        }
    }

    /** Each row: x, y, width, height, five landmarks, score. */
    private static List<Box> framed(Mat found, double scale) {
        List<Box> boxes = new ArrayList<>();
        float[] face = new float[found.cols()];
        for (int i = 0; i < found.rows(); i++) {
            found.get(i, 0, face);
            boxes.add(FRAMING.around(face[0] / scale, face[1] / scale, face[2] / scale, face[3] / scale));
        }
        boxes.sort(LARGEST_FIRST);
        return List.copyOf(boxes);
    }

    private InvalidInputException notYuNet(CvException e) {
        return new InvalidInputException(
                "%s: expected YuNet's ONNX file, found something that OpenCV cannot use as such".formatted(model), e);
    }
}
