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
    @ValueSource(strings = {"", "small", "SMALL+BATCH", "large+batch"})
    void networkNamed_anyOther_isRefused(String name) {
        assertThatThrownBy(() -> Architecture.networkNamed(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
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
