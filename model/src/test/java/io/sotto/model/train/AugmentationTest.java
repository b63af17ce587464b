package io.sotto.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.RandomStreams;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationTest {
    private static final Augmentation STRONG = new Augmentation(10, 0.1, 0.12, 0.2, 0.2, 0.5, 0.25);
    private final RandomGenerator random = new RandomStreams(7).stream("augmentation-test");

    @Test
    void write_withoutVariation_standardisesThePixels() {
        FaceImage image = noise(random);
        float[] written = write(Augmentation.none(), image, FaceImage.SIDE);
        for (int i = 0; i < FaceImage.PIXELS; i++) {
            assertThat(written[i]).isCloseTo(FaceBatch.standardise(image.pixel(i)), within(1e-4f));
        }
    }

    @Test
    void write_mirrorAlone_equalsTheMirroredFace() {
        FaceImage image = noise(random);
        float[] written = write(new Augmentation(0, 0, 0, 0, 0, 1, 0), image, FaceImage.SIDE);
        float[] mirrored = write(Augmentation.none(), image.mirrored(), FaceImage.SIDE);
        assertThat(written).usingComparatorWithPrecision(1e-3f).containsExactly(mirrored);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 40, 48})
    void write_smoothFace_keepsItsMeanAtEverySide(int side) {
        float[] written = write(Augmentation.none(), ramp(), side);
        assertThat(mean(written)).isCloseTo(mean(write(Augmentation.none(), ramp(), 48)), within(0.02));
        assertThat(written[0]).isLessThan(written[side * side - 1]);
    }

    @RepeatedTest(50)
    void write_strongVariation_staysInRangeAndRepeatsWithItsSeed(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        float[] first = write(STRONG, ramp(), 40, new RandomStreams(seed).stream("faces"));
        float[] second = write(STRONG, ramp(), 40, new RandomStreams(seed).stream("faces"));
        assertThat(first).as("seed %d", seed).containsExactly(second);
        for (float value : first) {
            assertThat(value).as("seed %d", seed).isBetween(FaceBatch.standardise(0), FaceBatch.standardise(255));
        }
    }

    @Test
    void write_eraseAlone_leavesTwoToTwentyPercentAtMeanGrey() {
        float[] written = write(new Augmentation(0, 0, 0, 0, 0, 0, 1), FaceImage.of(new byte[FaceImage.PIXELS]), 48);
        long erased = 0;
        for (float value : written) {
            erased += value == 0 ? 1 : 0;
        }
        assertThat(erased).isBetween(FaceImage.PIXELS * 15L / 1000, FaceImage.PIXELS * 22L / 100);
    }

    @Test
    void constructor_rotationOutOfRange_namesTheValue() {
        assertThatThrownBy(() -> new Augmentation(90, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rotation")
                .hasMessageContaining("90")
                .hasMessageContaining("0 to 45");
    }

    private float[] write(Augmentation augmentation, FaceImage image, int side) {
        return write(augmentation, image, side, random);
    }

    private static float[] write(Augmentation augmentation, FaceImage image, int side, RandomGenerator random) {
        float[] target = new float[side * side + 5];
        augmentation.write(image, side, target, 5, random);
        assertThat(Arrays.copyOf(target, 5)).as("before the offset").containsOnly(0);
        return Arrays.copyOfRange(target, 5, target.length);
    }

    private static FaceImage noise(RandomGenerator random) {
        byte[] pixels = new byte[FaceImage.PIXELS];
        random.nextBytes(pixels);
        return FaceImage.of(pixels);
    }

    private static FaceImage ramp() {
        byte[] pixels = new byte[FaceImage.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (2 * (i / FaceImage.SIDE) + 2 * (i % FaceImage.SIDE) + 30);
        }
        return FaceImage.of(pixels);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
