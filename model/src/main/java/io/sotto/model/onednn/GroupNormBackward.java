package io.sotto.model.onednn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The backward pass of group normalisation, image by image: the gradient as if the statistics were constants, then what
 * is missing of it ({@link GroupStatistics#correct}).
 *
 * @param shape which numbers there are
 * @param constant takes the output's gradient and leaves the input's, and sums for scale and shift
 * @param correction adds a factor of the input and an addend, given for each channel
 * @param vectors of float32
 */
record GroupNormBackward(Extent shape, SlicedCall constant, SlicedCall correction, Vectors vectors)
        implements Operation {

    /**
     * @param repeats how often the correction's numbers stand one after another
     */
    record Extent(int batch, int channels, int positions, int repeats) {}

    /**
     * @param mean {@code [batch][channels]}, each channel with the mean of its group
     * @param variance the same
     * @param scale {@code [channels]}
     * @param scaleSum {@code [channels]}, of the image in hand
     * @param shiftSum the same
     * @param factor {@code [repeats][channels]}, of the image in hand
     * @param addend the same
     * @param scaleGradient {@code [channels]}, of the batch
     * @param shiftGradient the same
     */
    record Vectors(
            Tensor mean,
            Tensor variance,
            Tensor scale,
            Tensor scaleSum,
            Tensor shiftSum,
            Tensor factor,
            Tensor addend,
            Tensor scaleGradient,
            Tensor shiftGradient) {
        Stream<Tensor> all() {
            return Stream.of(mean, variance, scale, scaleSum, shiftSum, factor, addend, scaleGradient, shiftGradient);
        }
    }

    @Override
    public List<Tensor> tensors() {
        return Stream.of(constant.tensors(), correction.tensors(), vectors.all())
                .flatMap(all -> all)
                .toList();
    }

    @Override
    public List<String> implementations() {
        return List.of(constant.implementation(), correction.implementation());
    }

    @Override
    public BoundOperation bind(Bindings bindings) {
        return new Bound(this, bindings);
    }

    private static final class Bound implements BoundOperation {
        private final Extent shape;
        private final SlicedCall.Bound constant;
        private final SlicedCall.Bound correction;
        private final FloatBuffer groupMean;
        private final FloatBuffer groupVariance;
        private final FloatBuffer scales;
        private final FloatBuffer scaleSums;
        private final FloatBuffer shiftSums;
        private final FloatBuffer factors;
        private final FloatBuffer addends;
        private final FloatBuffer scaleGradients;
        private final FloatBuffer shiftGradients;
        private final float[] mean;
        private final float[] variance;
        private final float[] scale;
        private final float[] ofScale;
        private final float[] ofShift;
        private final float[] scaleTotal;
        private final float[] shiftTotal;

        Bound(GroupNormBackward operation, Bindings bindings) {
            this.shape = operation.shape;
            this.constant = operation.constant.bind(bindings);
            this.correction = operation.correction.bind(bindings);
            Vectors tensors = operation.vectors;
            this.groupMean = bindings.floats(tensors.mean);
            this.groupVariance = bindings.floats(tensors.variance);
            this.scales = bindings.floats(tensors.scale);
            this.scaleSums = bindings.floats(tensors.scaleSum);
            this.shiftSums = bindings.floats(tensors.shiftSum);
            this.factors = bindings.floats(tensors.factor);
            this.addends = bindings.floats(tensors.addend);
            this.scaleGradients = bindings.floats(tensors.scaleGradient);
            this.shiftGradients = bindings.floats(tensors.shiftGradient);
            this.mean = new float[shape.channels];
            this.variance = new float[shape.channels];
            this.scale = new float[shape.channels];
            this.ofScale = new float[shape.channels];
            this.ofShift = new float[shape.channels];
            this.scaleTotal = new float[shape.channels];
            this.shiftTotal = new float[shape.channels];
        }

        @Override
        public void run(long seed) {
            scales.get(0, scale);
            Arrays.fill(scaleTotal, 0);
            Arrays.fill(shiftTotal, 0);
            for (int image = 0; image < shape.batch; image++) {
                constant.run(image);
                addSums();
                computeCorrection(image);
                correction.run(image);
            }
            scaleGradients.put(0, scaleTotal);
            shiftGradients.put(0, shiftTotal);
        }

        private void addSums() {
            scaleSums.get(0, ofScale);
            shiftSums.get(0, ofShift);
            for (int c = 0; c < shape.channels; c++) {
                scaleTotal[c] += ofScale[c];
                shiftTotal[c] += ofShift[c];
            }
        }

        private void computeCorrection(int image) {
            groupMean.get(image * shape.channels, mean);
            groupVariance.get(image * shape.channels, variance);
            GroupStatistics.correct(mean, variance, scale, ofScale, ofShift, shape.positions);
            for (int i = 0; i < shape.repeats; i++) {
                factors.put(i * shape.channels, ofScale);
                addends.put(i * shape.channels, ofShift);
            }
        }
    }
}
