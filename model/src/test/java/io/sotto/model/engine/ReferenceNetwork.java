package io.sotto.model.engine;

import io.sotto.model.Emotion;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Loss;
import java.util.List;

/**
 * The plainest possible forward pass, in double precision, after the definitions of the layers: the oracle that engines
 * are compared with. Dropout drops what {@link DropoutMask}
 * says for seed {@value #SEED}. Tensors are {@code [batch][channels][height * width]}.
 */
final class ReferenceNetwork {
    static final long SEED = 42;

    private final Network network;
    private final double[] parameters;
    private final boolean training;
    private final boolean fixedStatistics;
    private int side;
    private int next;

    /**
     * @param parameters in the network's layout; running statistics are overwritten by a training pass
     * @param fixedStatistics whether a training pass, too, normalises by running statistics and leaves them
     */
    ReferenceNetwork(Network network, double[] parameters, boolean training, boolean fixedStatistics) {
        this.network = network;
        this.parameters = parameters;
        this.training = training;
        this.fixedStatistics = fixedStatistics;
    }

    /** The logits for each image of {@code [batch][side * side]}. */
    double[][] logits(double[][] images, int imageSide) {
        side = imageSide;
        next = 0;
        double[][][] x = new double[images.length][1][];
        for (int n = 0; n < images.length; n++) {
            x[n][0] = images[n];
        }
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            x = training && layer instanceof Layer.Dropout dropout ? drop(dropout, i, x) : apply(layer, x);
        }
        double[][] logits = new double[x.length][x[0].length];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < x[n].length; c++) {
                logits[n][c] = x[n][c][0];
            }
        }
        return logits;
    }

    static double[] softmax(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double[] result = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.exp(logits[i] - max);
            sum += result[i];
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }

    /** The mean loss with soft targets, {@code [batch][classes]}. */
    double loss(double[][] images, int imageSide, double[][] targets, Loss loss) {
        List<Emotion> classes = network.classes().classes();
        double[][] logits = logits(images, imageSide);
        double sum = 0;
        for (int n = 0; n < logits.length; n++) {
            double[] probabilities = softmax(logits[n]);
            for (int c = 0; c < probabilities.length; c++) {
                double weight = loss.classWeights().get(classes.get(c).label());
                sum -= weight
                        * targets[n][c]
                        * Math.pow(1 - probabilities[c], loss.focus())
                        * Math.log(probabilities[c]);
            }
        }
        return sum / logits.length;
    }

    private double[][][] apply(Layer layer, double[][][] x) {
        if (layer instanceof Layer.Convolution convolution) {
            return convolve(convolution, x);
        } else if (layer instanceof Layer.Normalise normalise) {
            return normalise.kind() == Normalisation.BATCH ? normaliseBatch(x) : normaliseGroups(x);
        } else if (layer instanceof Layer.Relu) {
            return map(x, value -> Math.max(value, 0));
        } else if (layer instanceof Layer.MaxPool) {
            return pool(x);
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return average(x);
        } else if (layer instanceof Layer.Dense dense) {
            return dense(dense, x);
        }
        return x;
    }

    private double[][][] convolve(Layer.Convolution layer, double[][][] x) {
        int k = layer.kernelSide();
        int margin = layer.padded() ? k / 2 : 0;
        int outSide = side + 2 * margin - k + 1;
        int bias = next;
        int weight = next + (layer.biased() ? layer.kernels() : 0);
        int channels = x[0].length;
        next = weight + layer.kernels() * channels * k * k;
        double[][][] y = new double[x.length][layer.kernels()][outSide * outSide];
        for (int n = 0; n < x.length; n++) {
            for (int o = 0; o < layer.kernels(); o++) {
                for (int p = 0; p < y[n][o].length; p++) {
                    double sum = layer.biased() ? parameters[bias + o] : 0;
                    for (int i = 0; i < channels * k * k; i++) {
                        int row = p / outSide + i / k % k - margin;
                        int column = p % outSide + i % k - margin;
                        if (row >= 0 && row < side && column >= 0 && column < side) {
                            sum += parameters[weight + o * channels * k * k + i]
                                    * x[n][i / (k * k)][row * side + column];
                        }
                    }
                    y[n][o][p] = sum;
                }
            }
        }
        side = outSide;
        return y;
    }

    private double[][][] normaliseBatch(double[][][] x) {
        int channels = x[0].length;
        int at = next;
        next += 4 * channels;
        double[][][] y = new double[x.length][channels][];
        for (int c = 0; c < channels; c++) {
            if (training && !fixedStatistics) {
                double[] moments = moments(x, 0, x.length, c, c + 1);
                follow(at + 2 * channels + c, moments[0]);
                follow(at + 3 * channels + c, moments[1]);
                rescale(x, y, 0, x.length, c, at, moments);
            } else {
                double[] moments = {parameters[at + 2 * channels + c], parameters[at + 3 * channels + c]};
                rescale(x, y, 0, x.length, c, at, moments);
            }
        }
        return y;
    }

    private void follow(int index, double observed) {
        parameters[index] =
                Normalisation.RUNNING_DECAY * parameters[index] + (1 - Normalisation.RUNNING_DECAY) * observed;
    }

    private double[][][] normaliseGroups(double[][][] x) {
        int channels = x[0].length;
        int width = channels / Normalisation.GROUPS;
        double[][][] y = new double[x.length][channels][];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < channels; c++) {
                double[] moments = moments(x, n, n + 1, c / width * width, c / width * width + width);
                rescale(x, y, n, n + 1, c, next, moments);
            }
        }
        next += 2 * channels;
        return y;
    }

    /** Mean and biased variance over some images and channels. */
    private static double[] moments(double[][][] x, int fromImage, int toImage, int fromChannel, int toChannel) {
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (int n = fromImage; n < toImage; n++) {
            for (int c = fromChannel; c < toChannel; c++) {
                for (double value : x[n][c]) {
                    sum += value;
                    squares += value * value;
                    count++;
                }
            }
        }
        double mean = sum / count;
        return new double[] {mean, squares / count - mean * mean};
    }

    private void rescale(double[][][] x, double[][][] y, int fromImage, int toImage, int c, int at, double[] moments) {
        double deviation = Math.sqrt(moments[1] + Normalisation.EPSILON);
        int channels = x[0].length;
        for (int n = fromImage; n < toImage; n++) {
            y[n][c] = new double[x[n][c].length];
            for (int p = 0; p < y[n][c].length; p++) {
                y[n][c][p] = parameters[at + c] * (x[n][c][p] - moments[0]) / deviation + parameters[at + channels + c];
            }
        }
    }

    private double[][][] pool(double[][][] x) {
        int half = side / 2;
        double[][][] y = new double[x.length][x[0].length][half * half];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < x[n].length; c++) {
                for (int p = 0; p < half * half; p++) {
                    int corner = p / half * 2 * side + p % half * 2;
                    y[n][c][p] = Math.max(
                            Math.max(x[n][c][corner], x[n][c][corner + 1]),
                            Math.max(x[n][c][corner + side], x[n][c][corner + side + 1]));
                }
            }
        }
        side = half;
        return y;
    }

    private double[][][] average(double[][][] x) {
        side = 1;
        double[][][] y = new double[x.length][x[0].length][1];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < x[n].length; c++) {
                y[n][c][0] = moments(x, n, n + 1, c, c + 1)[0];
            }
        }
        return y;
    }

    private double[][][] drop(Layer.Dropout layer, int index, double[][][] x) {
        int channels = x[0].length;
        int positions = side * side;
        float[] mask = new float[x.length * channels * positions];
        DropoutMask.fill(mask, mask.length, layer.rate(), SEED, index);
        double[][][] y = new double[x.length][channels][positions];
        for (int i = 0; i < mask.length; i++) {
            int n = i / (channels * positions);
            int c = i / positions % channels;
            y[n][c][i % positions] = mask[i] * x[n][c][i % positions];
        }
        return y;
    }

    private double[][][] dense(Layer.Dense layer, double[][][] x) {
        int positions = x[0][0].length;
        int inputs = x[0].length * positions;
        int weight = next;
        int bias = weight + layer.units() * inputs;
        next = bias + layer.units();
        side = 1;
        double[][][] y = new double[x.length][layer.units()][1];
        for (int n = 0; n < x.length; n++) {
            for (int o = 0; o < layer.units(); o++) {
                double sum = parameters[bias + o];
                for (int i = 0; i < inputs; i++) {
                    sum += parameters[weight + o * inputs + i] * x[n][i / positions][i % positions];
                }
                y[n][o][0] = sum;
            }
        }
        return y;
    }

    private static double[][][] map(double[][][] x, java.util.function.DoubleUnaryOperator function) {
        double[][][] y = new double[x.length][x[0].length][];
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < x[n].length; c++) {
                y[n][c] = java.util.Arrays.stream(x[n][c]).map(function).toArray();
            }
        }
        return y;
    }
}
