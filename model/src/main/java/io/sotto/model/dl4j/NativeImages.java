package io.sotto.model.dl4j;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The images of a native array {@code [batch, channels, height, width]}, row-major without gaps. */
final class NativeImages implements Images {
    private final FloatPointer data;
    private final int count;
    private final int length;

    /** @param array starts at the start of its buffer */
    NativeImages(INDArray array) {
        // Its own pointer, because moving along the batch must not move the array's.
        this.data = new FloatPointer(array.data().pointer());
        this.count = Math.toIntExact(array.size(0));
        this.length = Math.toIntExact(array.length() / count);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void read(int image, float[] target) {
        data.position((long) image * length).get(target, 0, length);
    }

    @Override
    public void write(int image, float[] source) {
        data.position((long) image * length).put(source, 0, length);
    }
}
