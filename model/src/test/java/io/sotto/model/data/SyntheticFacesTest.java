package io.sotto.model.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.SoftmaxModel;
import io.sotto.model.evaluate.Evaluator;
import io.sotto.model.train.LocalTrainer;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SyntheticFacesTest {
    @Test
    void data_sameSeed_givesTheSameFaces() {
        assertThat(SyntheticFaces.data(50, 20, 10, 7).sha256())
                .isEqualTo(SyntheticFaces.data(50, 20, 10, 7).sha256())
                .isNotEqualTo(SyntheticFaces.data(50, 20, 10, 8).sha256());
    }

    @Test
    void data_moreTrainingFaces_leavesTheOtherSplitsAsTheyAre() {
        assertThat(SyntheticFaces.data(5, 20, 10, 7).faces(Usage.PUBLIC_TEST).images())
                .isEqualTo(SyntheticFaces.data(9, 20, 10, 7)
                        .faces(Usage.PUBLIC_TEST)
                        .images());
    }

    @Test
    void data_threeSplits_sharesNoFaceBetweenThem() {
        FaceData data = SyntheticFaces.data(700, 140, 140, 3);

        HashSet<FaceImage> different = new HashSet<>();
        for (Usage usage : Usage.values()) {
            different.addAll(data.faces(usage).images());
        }

        assertThat(different).hasSize(980);
        assertThat(data.privateTestWithoutDuplicates().size()).isEqualTo(140);
        assertThat(data.origin()).contains("synthetic");
    }

    @Test
    void faces_anyCount_coversTheClassesEvenly() {
        FaceSet faces = SyntheticFaces.faces(70, new RandomStreams(1).stream("test"));

        assertThat(faces.countsByLabel()).containsOnly(10);
    }

    @Test
    void faces_anyFace_hasContrast() {
        FaceSet faces = SyntheticFaces.faces(210, new RandomStreams(2).stream("test"));

        for (FaceImage face : faces.images()) {
            assertThat(deviation(face)).isGreaterThan(8);
        }
    }

    /** Chance is 14 %, and a small convolutional network passes 90 %. */
    @Test
    void linearModel_onSyntheticFaces_doesBadly() {
        FaceData data = SyntheticFaces.data(7000, 1400, 0, 5);
        try (SoftmaxModel linear = new SoftmaxModel()) {
            for (double rate : new double[] {0.01, 0.003, 0.001}) {
                TrainingPlan plan = new TrainingPlan(3, 64, rate, 0, false, new Optimiser.Sgd(0, 0));
                new LocalTrainer(plan).train(linear, data.faces(Usage.TRAINING), new RandomStreams(5).stream("order"));
            }

            double accuracy = new Evaluator(64)
                    .evaluate(linear, data.faces(Usage.PUBLIC_TEST))
                    .accuracy();

            assertThat(accuracy).isBetween(0.2, 0.55);
        }
    }

    private static double deviation(FaceImage face) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < FaceImage.PIXELS; i++) {
            sum += face.pixel(i);
            squares += (double) face.pixel(i) * face.pixel(i);
        }
        double mean = sum / FaceImage.PIXELS;
        return Math.sqrt(squares / FaceImage.PIXELS - mean * mean);
    }
}
