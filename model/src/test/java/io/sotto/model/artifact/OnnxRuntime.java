package io.sotto.model.artifact;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.sotto.model.FaceImage;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs an ONNX file in ONNX Runtime, which shares no code with the engines. */
final class OnnxRuntime implements AutoCloseable {
    private static final int BATCH = 64;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxRuntime(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        }
    }

    /** {@code [faces][classes]}. */
    float[][] predict(List<FaceImage> faces) throws OrtException {
        float[][] all = new float[faces.size()][];
        for (int from = 0; from < faces.size(); from += BATCH) {
            List<FaceImage> batch = faces.subList(from, Math.min(from + BATCH, faces.size()));
            int row = from;
            for (float[] probabilities : predictBatch(batch)) {
                all[row++] = probabilities;
            }
        }
        return all;
    }

    private float[][] predictBatch(List<FaceImage> faces) throws OrtException {
        int side = faces.get(0).side();
        FloatBuffer pixels = FloatBuffer.allocate(faces.size() * side * side);
        for (FaceImage face : faces) {
            for (int i = 0; i < side * side; i++) {
                pixels.put(face.pixel(i));
            }
        }
        long[] shape = {faces.size(), 1, side, side};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, pixels.flip(), shape);
                OrtSession.Result result = session.run(Map.of("pixels", input))) {
            return (float[][]) result.get(0).getValue();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
