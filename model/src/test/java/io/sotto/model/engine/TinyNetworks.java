package io.sotto.model.engine;

import io.sotto.model.ClassMap;
import io.sotto.model.Emotion;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Networks with every kind of layer, small enough to be checked one parameter at a time. */
final class TinyNetworks {
    private TinyNetworks() {}

    /** Globally pooled: it takes images of any side, such as 13. */
    static Network pooled(Normalisation kind) {
        return pooled(kind, ClassMap.SEVEN);
    }

    static Network pooled(Normalisation kind, ClassMap classes) {
        List<Layer> layers = new ArrayList<>();
        convolution(layers, kind, 8, true);
        layers.add(new Layer.Relu());
        layers.add(new Layer.MaxPool());
        convolution(layers, kind, 16, false);
        layers.add(new Layer.Relu());
        convolution(layers, kind, 16, true);
        layers.add(new Layer.GlobalAveragePool());
        layers.add(new Layer.Dropout(0.25));
        layers.add(new Layer.Dense(classes.count()));
        return new Network("tiny-pooled+" + kind.word(), layers, classes, FaceImage.SIDE);
    }

    /** With two dense layers over flattened channels: it takes images of its own side alone, 48 pixels unless said. */
    static Network dense(Normalisation kind) {
        return dense(kind, FaceImage.SIDE);
    }

    static Network dense(Normalisation kind, int side) {
        List<Layer> layers = new ArrayList<>();
        convolution(layers, kind, 8, false);
        layers.add(new Layer.Relu());
        for (int i = 0; i < 3; i++) {
            layers.add(new Layer.MaxPool());
        }
        layers.add(new Layer.Dropout(0.4));
        layers.add(new Layer.Dense(10));
        layers.add(new Layer.Relu());
        layers.add(new Layer.Dense(Emotion.COUNT));
        return new Network("tiny-dense+" + kind.word(), layers, ClassMap.SEVEN, side);
    }

    /** Four convolutions, enough to learn synthetic faces within seconds. */
    static Network learner() {
        List<Layer> layers = new ArrayList<>();
        for (int kernels : new int[] {8, 16, 32, 64}) {
            convolution(layers, Normalisation.BATCH, kernels, true);
            layers.add(new Layer.Relu());
            layers.add(kernels < 64 ? new Layer.MaxPool() : new Layer.GlobalAveragePool());
        }
        layers.add(new Layer.Dense(Emotion.COUNT));
        return new Network("learner", layers);
    }

    /** Multinomial logistic regression. */
    static Network linear() {
        return new Network("linear", List.of(new Layer.Dense(Emotion.COUNT)));
    }

    private static void convolution(List<Layer> layers, Normalisation kind, int kernels, boolean padded) {
        layers.add(new Layer.Convolution(kernels, 3, padded, kind == Normalisation.NONE));
        if (kind != Normalisation.NONE) {
            layers.add(new Layer.Normalise(kind));
        }
    }

    /** Parameters none of which is 0 or 1 by convention, so that none can be mixed up with another. */
    static ParameterVector parameters(Network network, RandomGenerator random) {
        ParameterLayout layout = network.layout();
        float[] values = network.initialParameters(random).toArray();
        for (ParameterLayout.Entry entry : layout.entries()) {
            for (int i = entry.offset(); i < entry.offset() + entry.length(); i++) {
                if (entry.role() == Role.RUNNING_VARIANCE || entry.role() == Role.SCALE) {
                    values[i] = 0.5f + random.nextFloat();
                } else if (entry.role() != Role.WEIGHT) {
                    values[i] = 0.3f * (float) random.nextGaussian();
                }
            }
        }
        return ParameterVector.of(layout, values);
    }

    /** Smooth noise with soft targets. */
    static FaceBatch batch(int size, int side, RandomGenerator random) {
        FaceBatch batch = new FaceBatch(size, side);
        for (int n = 0; n < size; n++) {
            int offset = batch.claim(Emotion.ofLabel(random.nextInt(Emotion.COUNT)), 0.2f);
            for (int i = 0; i < side * side; i++) {
                batch.pixels()[offset + i] = (float) random.nextGaussian();
            }
        }
        return batch;
    }
}
