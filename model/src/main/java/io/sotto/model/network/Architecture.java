package io.sotto.model.network;

import io.sotto.model.Emotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The networks that Sotto knows by name. */
public enum Architecture {
    /** Eight 3x3 convolutions (16,16 | 32,32 | 64,64 | 128,128), global average pooling: 294,615 parameters. */
    SMALL {
        @Override
        public Network network(Normalisation normalisation) {
            return globallyPooled(this, normalisation, new int[][] {{16, 16}, {32, 32}, {64, 64}, {128, 128}});
        }
    },
    /** Seven 3x3 convolutions (32 | 64,64 | 128,128 | 256,256), global average pooling: 1,165,159 parameters. */
    MEDIUM {
        @Override
        public Network network(Normalisation normalisation) {
            return globallyPooled(this, normalisation, new int[][] {{32}, {64, 64}, {128, 128}, {256, 256}});
        }
    },
    /** Emo Music App's net: four unpadded convolutions and two dense layers, 2,345,607 parameters. */
    FOUR_CONVOLUTIONS {
        @Override
        public Network network(Normalisation normalisation) {
            Builder net = new Builder(normalisation);
            net.convolution(32, false).convolution(64, false).pool().dropout(0.25);
            net.convolution(128, false).pool().convolution(128, false).pool().dropout(0.25);
            net.dense(1024).relu().dropout(0.5).dense(Emotion.COUNT);
            return net.build(this);
        }
    },
    /** The network that speed is compared on: (32,32 | 64,64 | 128,128), dense 256: 1,468,135 parameters. */
    REFERENCE {
        @Override
        public Network network(Normalisation normalisation) {
            Builder net = new Builder(normalisation);
            for (int kernels : new int[] {32, 64, 128}) {
                net.convolution(kernels, true).convolution(kernels, true).pool();
            }
            return net.dense(256).relu().dense(Emotion.COUNT).build(this);
        }
    };

    /** The network with the given normalisation after each convolution. */
    public abstract Network network(Normalisation normalisation);

    /** The lower-case name with hyphens, as options and files use it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a network by its name, such as {@code small+batch}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Network networkNamed(String name) {
        return Arrays.stream(values())
                .flatMap(architecture -> Arrays.stream(Normalisation.values()).map(architecture::network))
                .filter(network -> network.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "network '%s': expected an architecture and a normalisation, such as small+batch"
                                .formatted(name)));
    }

    private static Network globallyPooled(Architecture architecture, Normalisation normalisation, int[][] stages) {
        Builder net = new Builder(normalisation);
        for (int stage = 0; stage < stages.length; stage++) {
            for (int kernels : stages[stage]) {
                net.convolution(kernels, true);
            }
            if (stage < stages.length - 1) {
                net.pool();
            }
        }
        return net.globalAveragePool().dropout(0.3).dense(Emotion.COUNT).build(architecture);
    }

    private static final class Builder {
        private final Normalisation normalisation;
        private final List<Layer> layers = new ArrayList<>();

        Builder(Normalisation normalisation) {
            this.normalisation = normalisation;
        }

        Builder convolution(int kernels, boolean padded) {
            layers.add(new Layer.Convolution(kernels, 3, padded, normalisation == Normalisation.NONE));
            if (normalisation != Normalisation.NONE) {
                layers.add(new Layer.Normalise(normalisation));
            }
            return relu();
        }

        Builder relu() {
            layers.add(new Layer.Relu());
            return this;
        }

        Builder pool() {
            layers.add(new Layer.MaxPool());
            return this;
        }

        Builder globalAveragePool() {
            layers.add(new Layer.GlobalAveragePool());
            return this;
        }

        Builder dropout(double rate) {
            layers.add(new Layer.Dropout(rate));
            return this;
        }

        Builder dense(int units) {
            layers.add(new Layer.Dense(units));
            return this;
        }

        Network build(Architecture architecture) {
            return new Network(architecture.word() + "+" + normalisation.word(), layers);
        }
    }
}
