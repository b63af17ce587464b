package io.sotto.client.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.Prediction;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.image.Box;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveViewTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Light BRIGHT = new Light(130, 50);
    private static final FaceImage CROP =
            SyntheticFaces.faces(1, new RandomStreams(1).stream("test")).image(0);

    private final LiveView view = new LiveView();

    @Test
    void accept_faceThatMoves_keepsItsTrack() {
        for (int i = 0; i < 50; i++) {
            Sight sight = accept(i, face(100 + 8 * i, 200, Emotion.HAPPY, 0.9));

            assertThat(sight.faces()).singleElement().matches(face -> face.track() == 1);
        }
    }

    @Test
    void accept_facesThatSwapTheirOrder_keepTheirTracks() {
        accept(0, face(0, 200, Emotion.HAPPY, 0.9), face(400, 100, Emotion.SAD, 0.9));
        Sight sight = accept(1, face(390, 210, Emotion.SAD, 0.9), face(0, 200, Emotion.HAPPY, 0.9));

        assertThat(sight.faces().stream().map(TrackedFace::track)).containsExactly(2, 1);
        assertThat(sight.chosen())
                .hasValueSatisfying(face -> assertThat(face.track()).isEqualTo(2));
    }

    @Test
    void accept_faceLostForAMoment_comesBackAndLaterIsAnother() {
        accept(0, face(100, 200, Emotion.HAPPY, 0.9));
        assertThat(accept(5).state()).isEqualTo(SightState.NO_FACE);
        assertThat(accept(9, face(110, 200, Emotion.HAPPY, 0.9)).faces().get(0).track())
                .isEqualTo(1);
        accept(15);
        assertThat(accept(30, face(110, 200, Emotion.HAPPY, 0.9)).faces().get(0).track())
                .isEqualTo(2);
    }

    @Test
    void accept_chosenFace_isKeptAcrossALongPause() {
        accept(0, face(0, 200, Emotion.HAPPY, 0.9), face(400, 100, Emotion.SAD, 0.9));
        Sight later = accept(90, OptionalInt.of(2), face(0, 200, Emotion.HAPPY, 0.9), face(410, 100, Emotion.SAD, 0.9));

        assertThat(later.chosen().orElseThrow().track()).isEqualTo(2);
    }

    @Test
    void accept_chosenFace_isKeptWhileItIsInView() {
        accept(0, face(0, 200, Emotion.HAPPY, 0.9), face(400, 100, Emotion.SAD, 0.9));

        Sight chosen = accept(1, OptionalInt.of(2), face(0, 200, Emotion.HAPPY, 0.9), face(400, 100, Emotion.SAD, 0.9));
        Sight gone = accept(2, OptionalInt.of(2), face(0, 200, Emotion.HAPPY, 0.9));

        assertThat(chosen.chosen().orElseThrow().track()).isEqualTo(2);
        assertThat(chosen.state()).isEqualTo(SightState.OK);
        assertThat(gone.chosen().orElseThrow().track()).isEqualTo(1);
    }

    /** A smile that lasts three seconds is shown once it has lasted, whatever the camera's rate; a twitch is not. */
    @ParameterizedTest
    @ValueSource(ints = {5, 15, 30})
    void accept_emotionThatChanges_isShownWhenItIsClear(int framesPerSecond) {
        List<Double> changes = new ArrayList<>();
        Emotion last = Emotion.NEUTRAL;
        for (int i = 0; i < 9 * framesPerSecond; i++) {
            double second = (double) i / framesPerSecond;
            boolean twitch = second >= 1 && second < 1.25;
            Emotion felt = twitch || second >= 3 ? Emotion.HAPPY : Emotion.NEUTRAL;
            Emotion shown = view.accept(
                            new Frame(
                                    START.plusNanos((long) (second * 1e9)),
                                    BRIGHT,
                                    List.of(face(100, 200, felt, 0.85))),
                            OptionalInt.empty())
                    .chosen()
                    .orElseThrow()
                    .shown();
            if (shown != last) {
                changes.add(second);
                last = shown;
            }
        }
        assertThat(last).isEqualTo(Emotion.HAPPY);
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0)).isBetween(4.0, 5.5);
    }

    @Test
    void accept_twoEmotionsAtTheSameHeight_doNotFlicker() {
        RandomStreams streams = new RandomStreams(3);
        var random = streams.stream("test");
        int changes = 0;
        Emotion last = Emotion.SAD;
        for (int i = 0; i < 600; i++) {
            Emotion stronger = random.nextBoolean() ? Emotion.SAD : Emotion.NEUTRAL;
            Emotion shown = accept(i, face(100, 200, stronger, 0.5))
                    .chosen()
                    .orElseThrow()
                    .shown();
            changes += shown != last ? 1 : 0;
            last = shown;
        }
        assertThat(changes).isLessThan(6);
    }

    @Test
    void accept_smoothing_forgetsByTimeAndNotByFrame() {
        LiveView slow = new LiveView();
        accept(0, face(100, 200, Emotion.SAD, 1));
        slow.accept(new Frame(START, BRIGHT, List.of(face(100, 200, Emotion.SAD, 1))), OptionalInt.empty());
        Sight quick = accept(0);
        for (int i = 1; i <= 9; i++) {
            quick = accept(i, face(100, 200, Emotion.HAPPY, 1));
        }
        Sight sight = slow.accept(
                new Frame(START.plusMillis(900), BRIGHT, List.of(face(100, 200, Emotion.HAPPY, 1))),
                OptionalInt.empty());

        assertThat(quick.chosen().orElseThrow().smoothed().probability(Emotion.SAD))
                .isCloseTo((float) Math.exp(-0.9 / 1.5), within(1e-4f));
        assertThat(sight.chosen().orElseThrow().smoothed().probability(Emotion.SAD))
                .isCloseTo((float) Math.exp(-0.9 / 1.5), within(1e-4f));
    }

    @Test
    void accept_whatIsWrong_isSaid() {
        FaceImage dark = FaceImage.of(new byte[FaceImage.PIXELS]);
        FaceReading shadow = new FaceReading(new Box(0, 0, 100, 100), dark, certain(Emotion.HAPPY, 0.9));

        assertThat(new LiveView()
                        .accept(new Frame(START, BRIGHT, List.of()), OptionalInt.empty())
                        .state())
                .isEqualTo(SightState.NO_FACE);
        assertThat(new LiveView()
                        .accept(new Frame(START, new Light(10, 5), List.of()), OptionalInt.empty())
                        .state())
                .isEqualTo(SightState.LOW_LIGHT);
        assertThat(new LiveView()
                        .accept(new Frame(START, BRIGHT, List.of(shadow)), OptionalInt.empty())
                        .state())
                .isEqualTo(SightState.LOW_LIGHT);
        assertThat(accept(0, face(0, 100, Emotion.HAPPY, 0.3)).state()).isEqualTo(SightState.LOW_CONFIDENCE);
        assertThat(accept(40, face(0, 100, Emotion.HAPPY, 0.9), face(300, 90, Emotion.SAD, 0.9))
                        .state())
                .isEqualTo(SightState.SEVERAL_FACES);
        assertThat(SightState.SEVERAL_FACES.word()).isEqualTo("several-faces");
    }

    @Test
    void accept_steadyFrames_areCounted() {
        Sight sight = accept(0);
        assertThat(sight.framesPerSecond()).isEmpty();
        for (int i = 1; i < 60; i++) {
            sight = accept(i);
        }
        assertThat(sight.framesPerSecond().orElseThrow()).isCloseTo(10, within(0.01));
    }

    private Sight accept(int tenth, FaceReading... faces) {
        return accept(tenth, OptionalInt.empty(), faces);
    }

    private Sight accept(int tenth, OptionalInt wanted, FaceReading... faces) {
        Instant at = START.plus(Duration.ofMillis(100L * tenth));
        return view.accept(new Frame(at, BRIGHT, List.of(faces)), wanted);
    }

    private static FaceReading face(int x, int side, Emotion emotion, double probability) {
        return new FaceReading(new Box(x, 50, side, side), CROP, certain(emotion, probability));
    }

    private static Prediction certain(Emotion emotion, double probability) {
        float[] probabilities = new float[Emotion.COUNT];
        Arrays.fill(probabilities, (float) ((1 - probability) / (Emotion.COUNT - 1)));
        probabilities[emotion.label()] = (float) probability;
        return Prediction.of(probabilities);
    }
}
