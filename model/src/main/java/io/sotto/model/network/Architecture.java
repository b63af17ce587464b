package io.sotto.model.network;

import io.sotto.model.ClassMap;
import io.sotto.model.FaceImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The networks that Sotto knows by name. Numbers of parameters are those for seven classes and images of 48 pixels. */
public enum Architecture {
    /** Eight 3x3 convolutions (16,16 | 32,32 | 64,64 | 128,128), global average pooling: 294,615 parameters. */
    SMALL(net -> net.globallyPooled(new int[][] {{16, 16}, {32, 32}, {64, 64}, {128, 128}})),
    /** Seven 3x3 convolutions (32 | 64,64 | 128,128 | 256,256), global average pooling: 1,165,159 parameters. */
    MEDIUM(net -> net.globallyPooled(new int[][] {{32}, {64, 64}, {128, 128}, {256, 256}})),
    /** Emo Music App's net: four unpadded convolutions and two dense layers, 2,345,607 parameters. */
    FOUR_CONVOLUTIONS(net -> {
        net.convolution(32, false).convolution(64, false).pool().dropout(0.25);
        net.convolution(128, false).pool().convolution(128, false).pool().dropout(0.25);
        net.dense(1024).relu().dropout(0.5).classes();
    }),
    /**
     * Three unpadded convolutions, each pooled, and two dense layers, as another app has them for four classes and images
     * of 250 pixels; it does not say how many kernels. 155,399 parameters; {@code three-convolutions@250+none+four} has
     * 6,913,412.
     */
    THREE_CONVOLUTIONS(net -> {
        for (int kernels : new int[] {16, 32, 64}) {
            net.convolution(kernels, false).pool();
        }
        net.dense(128).relu().dropout(0.5).classes();
    }),
    /** The network that speed is compared on: (32,32 | 64,64 | 128,128), dense 256: 1,468,135 parameters. */
    REFERENCE(net -> {
        for (int kernels : new int[] {32, 64, 128}) {
            net.convolution(kernels, true).convolution(kernels, true).pool();
        }
        net.dense(256).relu().classes();
    });

    /** The longest side of images that a network is made for. */
    public static final int MOST_SIDE = 250;

    private static final Pattern NAME = Pattern.compile("([a-z-]+)(?:@(\\d{1,4}))?\\+([a-z]+)(?:\\+([a-z]+))?");

    private final Consumer<Builder> layers;

    Architecture(Consumer<Builder> layers) {
        this.layers = layers;
    }

    /** The network with the given normalisation after each convolution, for seven classes and images of 48 pixels. */
    public Network network(Normalisation normalisation) {
        return network(normalisation, ClassMap.SEVEN, FaceImage.SIDE);
    }

    /**
     * The network with the given normalisation after each convolution.
     *
     * @param side pixels along each side of its images, 48 to 250
     */
    public Network network(Normalisation normalisation, ClassMap classes, int side) {
        if (side < FaceImage.SIDE || side > MOST_SIDE) {
            throw new IllegalArgumentException(
                    "images of side %d: expected %d to %d".formatted(side, FaceImage.SIDE, MOST_SIDE));
        }
        Builder net = new Builder(normalisation, classes);
        layers.accept(net);
        String name = word()
                + (side == FaceImage.SIDE ? "" : "@" + side)
                + ("+" + normalisation.word())
                + (classes == ClassMap.SEVEN ? "" : "+" + classes.word());
        return new Network(name, net.layers, classes, side);
    }

    /** The lower-case name with hyphens, as options and files use it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a network by its name: architecture, side of the images where it is not 48, normalisation, classes where they
     * are not seven; such as {@code small+batch} or {@code three-convolutions@250+none+four}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Network networkNamed(String name) {
        Matcher parts = NAME.matcher(name);
        return Optional.of(parts)
                .filter(Matcher::matches)
                .flatMap(Architecture::network)
                .filter(network -> network.name().equals(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "network '%s': expected an architecture (%s) and a normalisation, such as small+batch"
                                .formatted(name, words())));
    }

    private static Optional<Network> network(MatchResult name) {
        int side = name.group(2) == null ? FaceImage.SIDE : Integer.parseInt(name.group(2));
        ClassMap classes = name.group(4) == null ? ClassMap.SEVEN : ClassMap.ofWord(name.group(4));
        return Arrays.stream(values())
                .filter(architecture -> architecture.word().equals(name.group(1)))
                .flatMap(architecture -> Arrays.stream(Normalisation.values())
                        .filter(normalisation -> normalisation.word().equals(name.group(3)))
                        .map(normalisation -> architecture.network(normalisation, classes, side)))
                .findFirst();
    }

    private static String words() {
        return Arrays.stream(values()).map(Architecture::word).collect(Collectors.joining(", "));
    }

    private static final class Builder {
        private final Normalisation normalisation;
        private final ClassMap classes;
        private final List<Layer> layers = new ArrayList<>();

        Builder(Normalisation normalisation, ClassMap classes) {
            this.normalisation = normalisation;
            this.classes = classes;
        }

        /** Padded convolutions in stages with a pool between them, then one mean a channel and one dense layer. */
        void globallyPooled(int[][] stages) {
            for (int stage = 0; stage < stages.length; stage++) {
                for (int kernels : stages[stage]) {
                    convolution(kernels, true);
                }
                if (stage < stages.length - 1) {
                    pool();
                }
            }
            layers.add(new Layer.GlobalAveragePool());
            dropout(0.3).classes();
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

        Builder dropout(double rate) {
            layers.add(new Layer.Dropout(rate));
            return this;
        }

        Builder dense(int units) {
            layers.add(new Layer.Dense(units));
            return this;
        }

        /** The last layer: a logit for each class. */
        void classes() {
            dense(classes.count());
        }
    }
}
