package io.sotto.model.onednn;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Group normalisation, image by image: mean and variance of each channel, joined to those of each group, applied.
 *
 * @param statistics takes an image and leaves its channels' statistics
 * @param application normalises an image by statistics that are given for each image and channel
 * @param channelMean {@code [channels]}, of the image in hand
 * @param channelVariance the same
 * @param groupMean {@code [batch][channels]}, each channel with the mean of its group
 * @param groupVariance the same
 */
record GroupNormForward(
        int batch,
        SlicedCall statistics,
        SlicedCall application,
        Tensor channelMean,
        Tensor channelVariance,
        Tensor groupMean,
        Tensor groupVariance)
        implements Operation {
    @Override
    public List<Tensor> tensors() {
        return Stream.concat(statistics.tensors(), application.tensors()).toList();
    }

    @Override
    public List<String> implementations() {
        return List.of(statistics.implementation(), application.implementation());
    }

    @Override
    public BoundOperation bind(Bindings bindings) {
        return new Bound(
                batch,
                statistics.bind(bindings),
                application.bind(bindings),
                bindings.floats(channelMean),
                bindings.floats(channelVariance),
                bindings.floats(groupMean),
                bindings.floats(groupVariance));
    }

    private record Bound(
            int batch,
            SlicedCall.Bound statistics,
            SlicedCall.Bound application,
            FloatBuffer channelMean,
            FloatBuffer channelVariance,
            FloatBuffer groupMean,
            FloatBuffer groupVariance)
            implements BoundOperation {
        @Override
        public void run(long seed) {
            int channels = channelMean.capacity();
            float[] mean = new float[channels];
            float[] variance = new float[channels];
            for (int image = 0; image < batch; image++) {
                statistics.run(image);
                channelMean.get(0, mean);
                channelVariance.get(0, variance);
                GroupStatistics.joinGroups(mean, variance);
                groupMean.put(image * channels, mean);
                groupVariance.put(image * channels, variance);
                application.run(image);
            }
        }
    }
}
