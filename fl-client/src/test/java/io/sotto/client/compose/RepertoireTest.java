package io.sotto.client.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.music.Mood;
import io.sotto.model.Emotion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepertoireTest {
    @Test
    void pieces_everyEmotion_hasTwoNearItsMood() {
        assertThat(Repertoire.pieces()).hasSizeGreaterThanOrEqualTo(16);
        for (Emotion emotion : Emotion.values()) {
            assertThat(Repertoire.pieces().stream()
                            .filter(piece -> piece.emotion().equals(Optional.of(emotion))))
                    .as("pieces for %s", emotion)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(piece -> piece.mood().distanceTo(Mood.of(emotion)) < 0.6);
        }
    }

    @Test
    void pieces_calm_areSeveral() {
        assertThat(Repertoire.pieces().stream().filter(piece -> piece.mood().distanceTo(new Mood(0.4, -0.65)) < 0.4))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void pieces_all_haveIdsOfTheirOwnAndASensibleLength() {
        assertThat(Repertoire.pieces().stream().map(Piece::id)).doesNotHaveDuplicates();
        assertThat(Repertoire.pieces())
                .allMatch(piece -> piece.id().matches("[a-z]+(-[a-z]+)*"))
                .allMatch(piece -> piece.seconds() > 35 && piece.seconds() < 60)
                .allMatch(piece -> Repertoire.find(piece.id()).equals(Optional.of(piece)));
        assertThat(Repertoire.find("nothing")).isEmpty();
    }
}
