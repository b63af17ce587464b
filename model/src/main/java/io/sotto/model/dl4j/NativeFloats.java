package io.sotto.model.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Moves float32 numbers between Java arrays and whole native arrays, in one copy and without a native allocation. */
final class NativeFloats {
    private NativeFloats() {}

    /** A native array of the shape, row-major, with the first elements of {@code values}; the caller closes it. */
    static INDArray array(float[] values, long... shape) {
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c');
        write(values, array);
        return array;
    }

    /** Fills an array that owns its buffer, no view, with the first elements of {@code values}. */
    static void write(float[] values, INDArray array) {
        pointer(array).put(values, 0, Math.toIntExact(array.length()));
    }

    /** Copies an array that owns its buffer to the start of {@code values}. */
    static void read(INDArray array, float[] values) {
        pointer(array).get(values, 0, Math.toIntExact(array.length()));
    }

    private static FloatPointer pointer(INDArray array) {
        return (FloatPointer) array.data().pointer();
    }
}
