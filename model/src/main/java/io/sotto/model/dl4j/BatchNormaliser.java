package io.sotto.model.dl4j;

import io.sotto.model.network.Normalisation;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, algorithms 1 and 2) and ReLU. The running variance follows the biased
 * variance of the batch, the one it normalises by, as Deeplearning4j's own layer does (PyTorch takes the unbiased one).
 */
final class BatchNormaliser extends Normaliser {
    private final double[] mean;
    private final double[] variance;
    private final float[] factor;
    private final float[] term;

    BatchNormaliser(int channels, boolean relu) {
        super(channels, relu);
        this.mean = new double[channels];
        this.variance = new double[channels];
        this.factor = new float[channels];
        this.term = new float[channels];
    }

    @Override
    void train(Images input, Images output, float[] parameters) {
        if (statisticsFixed()) {
            infer(input, output, parameters);
        } else {
            measure(input);
            apply(input, output, parameters);
        }
    }

    @Override
    void infer(Images input, Images output, float[] parameters) {
        for (int c = 0; c < channels; c++) {
            mean[c] = parameters[2 * channels + c];
            variance[c] = parameters[3 * channels + c];
        }
        apply(input, output, parameters);
    }

    private void measure(Images input) {
        int positions = positions(input);
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        for (int image = 0; image < input.count(); image++) {
            input.read(image, pixels);
            for (int c = 0; c < channels; c++) {
                int from = c * positions;
                sum[c] += Rows.sum(pixels, from, from + positions);
                squares[c] += Rows.dot(pixels, pixels, from, from + positions);
            }
        }
        double share = 1.0 / ((double) input.count() * positions);
        for (int c = 0; c < channels; c++) {
            mean[c] = sum[c] * share;
            variance[c] = Math.max(squares[c] * share - mean[c] * mean[c], 0);
        }
    }

    private void apply(Images input, Images output, float[] parameters) {
        int positions = positions(input);
        for (int c = 0; c < channels; c++) {
            double perDeviation = parameters[c] * inverseDeviation(variance[c]);
            factor[c] = (float) perDeviation;
            term[c] = (float) (parameters[channels + c] - mean[c] * perDeviation);
        }
        for (int image = 0; image < input.count(); image++) {
            input.read(image, pixels);
            for (int c = 0; c < channels; c++) {
                int from = c * positions;
                Rows.affine(pixels, from, from + positions, factor[c], term[c], floor);
            }
            output.write(image, pixels);
        }
    }

    @Override
    void backward(Images input, Images outputGradient, Images inputGradient, float[] parameters, float[] gradient) {
        int positions = positions(input);
        double[] sum = new double[channels];
        double[] product = new double[channels];
        for (int image = 0; image < input.count(); image++) {
            readMasked(image, input, outputGradient, positions);
            for (int c = 0; c < channels; c++) {
                int from = c * positions;
                sum[c] += Rows.sum(gradients, from, from + positions);
                product[c] += Rows.dot(gradients, pixels, from, from + positions);
            }
        }
        writeParameterGradient(sum, product, parameters, gradient);
        writeInputGradient(input, outputGradient, inputGradient, sum, product);
    }

    private void readMasked(int image, Images input, Images outputGradient, int positions) {
        input.read(image, pixels);
        outputGradient.read(image, gradients);
        for (int c = 0; c < channels; c++) {
            int from = c * positions;
            Rows.mask(gradients, pixels, from, from + positions, factor[c], term[c], floor);
        }
    }

    /** {@code product} becomes the sum of the gradient times the normalised input. */
    private void writeParameterGradient(double[] sum, double[] product, float[] parameters, float[] gradient) {
        for (int c = 0; c < channels; c++) {
            product[c] = (product[c] - mean[c] * sum[c]) * inverseDeviation(variance[c]);
            gradient[c] = (float) product[c];
            gradient[channels + c] = (float) sum[c];
            double change = statisticsFixed() ? 0 : 1 - Normalisation.RUNNING_DECAY;
            gradient[2 * channels + c] = (float) (change * (parameters[2 * channels + c] - mean[c]));
            gradient[3 * channels + c] = (float) (change * (parameters[3 * channels + c] - variance[c]));
        }
    }

    private void writeInputGradient(
            Images input, Images outputGradient, Images inputGradient, double[] sum, double[] product) {
        int positions = positions(input);
        // Fixed statistics do not depend on the input: only the factor is left of the derivative.
        double share = statisticsFixed() ? 0 : 1.0 / ((double) input.count() * positions);
        for (int image = 0; image < input.count(); image++) {
            readMasked(image, input, outputGradient, positions);
            for (int c = 0; c < channels; c++) {
                double slope = -factor[c] * inverseDeviation(variance[c]) * product[c] * share;
                double constant = -factor[c] * sum[c] * share - slope * mean[c];
                int from = c * positions;
                Rows.combine(gradients, pixels, from, from + positions, factor[c], (float) slope, (float) constant);
            }
            inputGradient.write(image, gradients);
        }
    }
}
