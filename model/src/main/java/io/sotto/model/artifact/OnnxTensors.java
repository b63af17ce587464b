package io.sotto.model.artifact;

import com.google.protobuf.ByteString;
import io.sotto.model.FaceBatch;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.onnx.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parameters as ONNX's initial values, one tensor for each of the layout's, and back. */
final class OnnxTensors {
    static final int FLOAT32 = 1;

    private OnnxTensors() {}

    /** The parameters in the layout's order, then the two numbers that standardise pixels. */
    static List<TensorProto> of(ParameterVector parameters) {
        ByteString bytes = ByteString.copyFrom(parameters.toBytes());
        List<TensorProto> tensors = new ArrayList<>();
        for (ParameterLayout.Entry entry : parameters.layout().entries()) {
            int start = entry.offset() * Float.BYTES;
            tensors.add(TensorProto.newBuilder()
                    .setName(entry.name())
                    .setDataType(FLOAT32)
                    .addAllDims(entry.shape().stream().map(Long::valueOf).toList())
                    .setRawData(bytes.substring(start, start + entry.length() * Float.BYTES))
                    .build());
        }
        tensors.add(scalar(OnnxNodes.MEAN, FaceBatch.PIXEL_MEAN));
        tensors.add(scalar(OnnxNodes.DEVIATION, FaceBatch.PIXEL_DEVIATION));
        return tensors;
    }

    /**
     * The parameters that the tensors hold.
     *
     * @throws IllegalArgumentException if one is missing or of another shape or type, or pixels are standardised otherwise
     */
    static ParameterVector parameters(ParameterLayout layout, List<TensorProto> tensors) {
        Map<String, TensorProto> byName = new HashMap<>();
        tensors.forEach(tensor -> byName.put(tensor.getName(), tensor));
        require(byName, OnnxNodes.MEAN, FaceBatch.PIXEL_MEAN);
        require(byName, OnnxNodes.DEVIATION, FaceBatch.PIXEL_DEVIATION);
        byte[] bytes = new byte[layout.length() * Float.BYTES];
        for (ParameterLayout.Entry entry : layout.entries()) {
            ByteString values = values(entry, byName.getOrDefault(entry.name(), TensorProto.getDefaultInstance()));
            values.copyTo(bytes, entry.offset() * Float.BYTES);
        }
        return ParameterVector.ofBytes(layout, bytes);
    }

    private static ByteString values(ParameterLayout.Entry entry, TensorProto tensor) {
        List<Long> shape = entry.shape().stream().map(Long::valueOf).toList();
        boolean fits = tensor.getDataType() == FLOAT32
                && tensor.getDimsList().equals(shape)
                && tensor.getRawData().size() == entry.length() * Float.BYTES;
        if (!fits) {
            throw new IllegalArgumentException(
                    "tensor '%s': expected raw float32 of shape %s, found %d bytes of type %d and shape %s"
                            .formatted(
                                    entry.name(),
                                    shape,
                                    tensor.getRawData().size(),
                                    tensor.getDataType(),
                                    tensor.getDimsList()));
        }
        return tensor.getRawData();
    }

    private static void require(Map<String, TensorProto> byName, String name, float value) {
        if (!scalar(name, value).equals(byName.get(name))) {
            throw new IllegalArgumentException("tensor '%s': expected the number %s".formatted(name, value));
        }
    }

    private static TensorProto scalar(String name, float value) {
        byte[] bytes = ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(FLOAT32)
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }
}
