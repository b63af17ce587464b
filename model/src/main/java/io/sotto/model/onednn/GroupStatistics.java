package io.sotto.model.onednn;

import io.sotto.model.network.Normalisation;

/** The arithmetic between channels and the groups they belong to (Wu and He 2018); all in place, nothing allocated. */
final class GroupStatistics {
    private GroupStatistics() {}

    /**
     * Replaces mean and variance of each channel by those of its group, over all channels and positions of it.
     *
     * @param mean one for each channel
     * @param variance one for each channel, biased
     */
    static void joinGroups(float[] mean, float[] variance) {
        int size = mean.length / Normalisation.GROUPS;
        for (int from = 0; from < mean.length; from += size) {
            double sum = 0;
            for (int c = from; c < from + size; c++) {
                sum += mean[c];
            }
            double groupMean = sum / size;
            double spread = 0;
            for (int c = from; c < from + size; c++) {
                spread += variance[c] + (mean[c] - groupMean) * (mean[c] - groupMean);
            }
            for (int c = from; c < from + size; c++) {
                mean[c] = (float) groupMean;
                variance[c] = (float) (spread / size);
            }
        }
    }

    /**
     * What is missing of the input's gradient when mean and variance were taken for constants: for each channel a factor
     * of the input and an addend. With {@code g} the output's gradient, {@code n} the normalised input and {@code M} the
     * numbers in a group, the gradient is {@code (scale g - sum(scale g) / M - n sum(scale g n) / M) / deviation}.
     *
     * @param mean of each channel's group
     * @param variance of each channel's group
     * @param scale of each channel
     * @param scaleGradient the sum of {@code g n} over each channel; replaced by the factors
     * @param shiftGradient the sum of {@code g} over each channel; replaced by the addends
     * @param positions height times width
     */
    static void correct(
            float[] mean,
            float[] variance,
            float[] scale,
            float[] scaleGradient,
            float[] shiftGradient,
            int positions) {
        int size = mean.length / Normalisation.GROUPS;
        for (int from = 0; from < mean.length; from += size) {
            double ofShift = 0;
            double ofScale = 0;
            for (int c = from; c < from + size; c++) {
                ofShift += scale[c] * shiftGradient[c];
                ofScale += scale[c] * scaleGradient[c];
            }
            double numbers = (double) size * positions;
            double inverse = 1 / Math.sqrt(variance[from] + Normalisation.EPSILON);
            double factor = -inverse * inverse * ofScale / numbers;
            double addend = -inverse * ofShift / numbers - factor * mean[from];
            for (int c = from; c < from + size; c++) {
                scaleGradient[c] = (float) factor;
                shiftGradient[c] = (float) addend;
            }
        }
    }
}
