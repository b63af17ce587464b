package io.sotto.client.companion;

import io.sotto.client.companion.contract.FaceSeen;
import io.sotto.client.companion.contract.Feeling;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.SightAnswer;
import io.sotto.client.companion.contract.Square;
import io.sotto.client.live.Sight;
import io.sotto.client.live.TrackedFace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts what was seen into the contract's form, and keeps the crop of each face for some minutes. */
final class Showing {
    private final Crops crops;
    private final Settings settings;

    Showing(Crops crops, Settings settings) {
        this.crops = crops;
        this.settings = settings;
    }

    SightAnswer answer(Eyes.Look look, Sight sight, @Nullable Double framesPerSecond, Duration took) {
        TrackedFace chosen = sight.chosen().orElse(null);
        return new SightAnswer(
                look.width(),
                look.height(),
                sight.state().word(),
                sight.faces().stream()
                        .map(face -> face(face, face.equals(chosen)))
                        .toList(),
                chosen == null ? null : Feeling.of(chosen.smoothed(), chosen.shown(), settings),
                framesPerSecond,
                took.toNanos() / 1e6);
    }

    private FaceSeen face(TrackedFace face, boolean isChosen) {
        Feeling feeling = Feeling.of(face.smoothed(), face.shown(), settings);
        return new FaceSeen(
                face.track(),
                isChosen,
                Square.of(face.reading().box()),
                feeling.emotion(),
                feeling.confidence(),
                feeling.probabilities(),
                feeling.mood(),
                feeling.bars(),
                crops.keep(face.reading().crop(), face.smoothed()));
    }
}
