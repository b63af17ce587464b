package io.sotto.model.dl4j;

import io.sotto.model.network.Normalisation;

/** Group normalisation (Wu and He 2018) and ReLU: the same at training and inference, each image for itself. */
final class GroupNormaliser extends Normaliser {
    private final int channelsInGroup;
    private final double[] mean = new double[Normalisation.GROUPS];
    private final double[] inverse = new double[Normalisation.GROUPS];

    GroupNormaliser(int channels, boolean relu) {
        super(channels, relu);
        if (channels % Normalisation.GROUPS != 0) {
            throw new IllegalArgumentException("%d channels to normalise in groups: expected a multiple of %d"
                    .formatted(channels, Normalisation.GROUPS));
        }
        this.channelsInGroup = channels / Normalisation.GROUPS;
    }

    @Override
    void train(Images input, Images output, float[] parameters) {
        infer(input, output, parameters);
    }

    @Override
    void infer(Images input, Images output, float[] parameters) {
        int positions = positions(input);
        for (int image = 0; image < input.count(); image++) {
            input.read(image, pixels);
            measure(positions);
            for (int c = 0; c < channels; c++) {
                int from = c * positions;
                Rows.affine(pixels, from, from + positions, factor(c, parameters), term(c, parameters), floor);
            }
            output.write(image, pixels);
        }
    }

    @Override
    void backward(Images input, Images outputGradient, Images inputGradient, float[] parameters, float[] gradient) {
        int positions = positions(input);
        double[] scaleGradient = new double[channels];
        double[] shiftGradient = new double[channels];
        for (int image = 0; image < input.count(); image++) {
            input.read(image, pixels);
            outputGradient.read(image, gradients);
            measure(positions);
            for (int group = 0; group < Normalisation.GROUPS; group++) {
                backwardGroup(group, positions, parameters, scaleGradient, shiftGradient);
            }
            inputGradient.write(image, gradients);
        }
        for (int c = 0; c < channels; c++) {
            gradient[c] = (float) scaleGradient[c];
            gradient[channels + c] = (float) shiftGradient[c];
        }
    }

    /** Mean and inverse deviation of each group of the image at hand. */
    private void measure(int positions) {
        int length = channelsInGroup * positions;
        for (int group = 0; group < Normalisation.GROUPS; group++) {
            int from = group * length;
            mean[group] = Rows.sum(pixels, from, from + length) / (double) length;
            double squares = Rows.dot(pixels, pixels, from, from + length) / (double) length;
            inverse[group] = inverseDeviation(squares - mean[group] * mean[group]);
        }
    }

    private void backwardGroup(
            int group, int positions, float[] parameters, double[] scaleGradient, double[] shiftGradient) {
        double sum = 0;
        double product = 0;
        for (int c = group * channelsInGroup; c < (group + 1) * channelsInGroup; c++) {
            int from = c * positions;
            int to = from + positions;
            Rows.mask(gradients, pixels, from, to, factor(c, parameters), term(c, parameters), floor);
            double ofChannel = Rows.sum(gradients, from, to);
            double normalised = (Rows.dot(gradients, pixels, from, to) - mean[group] * ofChannel) * inverse[group];
            shiftGradient[c] += ofChannel;
            scaleGradient[c] += normalised;
            sum += parameters[c] * ofChannel;
            product += parameters[c] * normalised;
        }
        double share = inverse[group] / (channelsInGroup * (double) positions);
        double slope = -share * inverse[group] * product;
        double constant = -share * sum - slope * mean[group];
        for (int c = group * channelsInGroup; c < (group + 1) * channelsInGroup; c++) {
            int from = c * positions;
            Rows.combine(
                    gradients, pixels, from, from + positions, factor(c, parameters), (float) slope, (float) constant);
        }
    }

    private float factor(int channel, float[] parameters) {
        return (float) (parameters[channel] * inverse[channel / channelsInGroup]);
    }

    private float term(int channel, float[] parameters) {
        int group = channel / channelsInGroup;
        return (float) (parameters[channels + channel] - mean[group] * inverse[group] * parameters[channel]);
    }
}
