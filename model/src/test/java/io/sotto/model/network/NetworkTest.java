package io.sotto.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.FaceImage;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "SMALL, BATCH, 294615",
        "SMALL, GROUP, 294615",
        "MEDIUM, BATCH, 1165159",
        "FOUR_CONVOLUTIONS, NONE, 2345607",
        "THREE_CONVOLUTIONS, NONE, 155399",
        "REFERENCE, NONE, 1468135"
    })
    void layout_knownNetworks_haveThePublishedNumberOfParameters(
            Architecture architecture, Normalisation normalisation, int parameters) {
        assertThat(architecture.network(normalisation).layout().trainedLength()).isEqualTo(parameters);
    }

    @Test
    void layout_batchNormalisation_addsRunningStatisticsThatAreNotTrained() {
        ParameterLayout layout = Architecture.SMALL.network(Normalisation.BATCH).layout();

        int channels = 2 * (16 + 32 + 64 + 128);
        assertThat(layout.length() - layout.trainedLength()).isEqualTo(2 * channels);
    }

    @Test
    void layout_firstConvolution_standsAsTheDocSays() {
        List<ParameterLayout.Entry> plain =
                Architecture.SMALL.network(Normalisation.NONE).layout().entries();

        assertThat(plain.get(0).name()).isEqualTo("layer0.bias");
        assertThat(plain.get(0).shape()).containsExactly(16);
        assertThat(plain.get(1).name()).isEqualTo("layer0.weight");
        assertThat(plain.get(1).shape()).containsExactly(16, 1, 3, 3);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void shapes_anyNetwork_endInSevenLogits(Architecture architecture) {
        for (Normalisation normalisation : Normalisation.values()) {
            List<Shape> shapes = architecture.network(normalisation).shapes(FaceImage.SIDE);
            assertThat(shapes.get(shapes.size() - 1)).isEqualTo(new Shape(7, 1, 1));
        }
    }

    /** 48, unpadded: 46, 44 | 22 | 20 | 10 | 8 | 4; so the dense layer sees 128 channels of 4x4. */
    @Test
    void shapes_fourConvolutions_shrinkWithoutPadding() {
        assertThat(Architecture.FOUR_CONVOLUTIONS.network(Normalisation.NONE).shapes(FaceImage.SIDE))
                .contains(new Shape(64, 22, 22), new Shape(128, 10, 10), new Shape(128, 4, 4), new Shape(1024, 1, 1));
    }

    @Test
    void takesAnySide_onlyGloballyPooledNetworks_do() {
        assertThat(Architecture.SMALL.network(Normalisation.NONE).takesAnySide())
                .isTrue();
        assertThat(Architecture.FOUR_CONVOLUTIONS.network(Normalisation.NONE).takesAnySide())
                .isFalse();
    }

    @Test
    void initialParameters_weights_haveTheDeviationOfHe() {
        Network network = Architecture.SMALL.network(Normalisation.BATCH);
        ParameterVector start = network.initialParameters(new RandomStreams(1).stream("weights"));

        for (ParameterLayout.Entry entry : network.layout().entries()) {
            float[] part = Arrays.copyOfRange(start.toArray(), entry.offset(), entry.offset() + entry.length());
            if (entry.role() == Role.WEIGHT) {
                double expected =
                        Math.sqrt(2.0 / (entry.length() / entry.shape().get(0)));
                assertThat(deviation(part)).as(entry.name()).isBetween(expected * .85, expected * 1.15);
            } else {
                boolean one = entry.role() == Role.SCALE || entry.role() == Role.RUNNING_VARIANCE;
                assertThat(part).as(entry.name()).containsOnly(one ? 1 : 0);
            }
        }
    }

    @Test
    void initialParameters_sameStream_areTheSame() {
        Network network = Architecture.SMALL.network(Normalisation.NONE);

        assertThat(network.initialParameters(new RandomStreams(1).stream("weights")))
                .isEqualTo(network.initialParameters(new RandomStreams(1).stream("weights")))
                .isNotEqualTo(network.initialParameters(new RandomStreams(2).stream("weights")));
    }

    @Test
    void networkNamed_everyName_findsThatNetwork() {
        for (Architecture architecture : Architecture.values()) {
            for (Normalisation normalisation : Normalisation.values()) {
                Network network = architecture.network(normalisation);
                assertThat(Architecture.networkNamed(network.name())).isEqualTo(network);
            }
        }
        assertThat(Architecture.networkNamed("four-convolutions+none").name()).isEqualTo("four-convolutions+none");
    }

    @ParameterizedTest
    @CsvSource({
        "three-convolutions@250+none+four, 4, 250, 6913412",
        "small+batch+five, 5, 48, 294357",
        "small@96+none, 7, 96, 294135"
    })
    void networkNamed_sideAndClasses_areInTheName(String name, int classes, int side, int parameters) {
        Network network = Architecture.networkNamed(name);

        assertThat(network.name()).isEqualTo(name);
        assertThat(network.side()).isEqualTo(side);
        assertThat(network.shapes(side).get(network.layers().size() - 1)).isEqualTo(new Shape(classes, 1, 1));
        assertThat(network.layout().trainedLength()).isEqualTo(parameters);
    }

    @Test
    void layersOfFirst_convolutionsWithWhatFollows_areCounted() {
        Network network = Architecture.MEDIUM.network(Normalisation.BATCH);

        assertThat(network.weightLayers()).isEqualTo(8);
        assertThat(network.layersOfFirst(0)).isZero();
        assertThat(network.layers().get(network.layersOfFirst(1))).isEqualTo(new Layer.Convolution(64, 3, true, false));
        assertThat(network.parametersOfFirst(1)).isEqualTo(9 * 32 + 4 * 32);
        assertThat(network.parametersOfFirst(7)).isEqualTo(network.layout().length() - 7 * 257);
        assertThatThrownBy(() -> network.layersOfFirst(8)).hasMessageContaining("expected fewer than its 8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "small",
                "SMALL+BATCH",
                "large+batch",
                "small+batch+six",
                "small+batch+seven",
                "small@48+batch",
                "small@0096+batch",
                "small@251+batch",
                "small@47+batch"
            })
    void networkNamed_anyOther_isRefused(String name) {
        assertThatThrownBy(() -> Architecture.networkNamed(name))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf("'" + name + "'", "classes 'six'", "side 251", "side 47");
    }

    @Test
    void layers_outOfRange_areRefused() {
        assertThatThrownBy(() -> new Layer.Dropout(1)).hasMessageContaining("expected 0 to 1");
        assertThatThrownBy(() -> new Layer.Normalise(Normalisation.NONE)).hasMessageContaining("BATCH or GROUP");
    }

    private static double deviation(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / values.length);
    }
}
