package io.sotto.client.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.music.Mood;
import io.sotto.model.RandomStreams;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private static final Set<Part> DRUMS = EnumSet.of(Part.KICK, Part.SNARE, Part.HAT);
    private static final double LATEST = 0.009;

    @Test
    void compose_anyMoodAndSeed_lastsFrom35To65SecondsInKey() {
        for (double valence = -1; valence <= 1; valence += 0.25) {
            for (double arousal = -1; arousal <= 1; arousal += 0.25) {
                for (long seed = 0; seed < 4; seed++) {
                    Score score = Composer.compose(new Mood(valence, arousal), seed);
                    String place = "valence %s, arousal %s, seed %d".formatted(valence, arousal, seed);

                    assertThat(score.seconds()).as(place).isBetween(35.0, 65.0);
                    assertThat(score.notes().stream().filter(note -> !DRUMS.contains(note.part())))
                            .as(place)
                            .allMatch(note -> inKey(note.pitch(), score.plan()))
                            .allMatch(note -> note.pitch() > 30 && note.pitch() < 95);
                    assertThat(score.notes())
                            .as(place)
                            .allMatch(note -> note.start() + note.seconds() < score.seconds() - 2);
                }
            }
        }
    }

    @Test
    void compose_everyPiece_endsItsPhrasesWithALongNoteAndItselfOnTheTonic() {
        for (Piece piece : Repertoire.pieces()) {
            Score score = piece.score();
            Plan plan = score.plan();
            Stave time = new Stave(plan, new RandomStreams(0).stream("test"));
            List<Note> melody = part(score, Part.MELODY);
            for (int bar = plan.frame() + 3; bar < plan.bars() - plan.frame(); bar += Plan.PHRASE) {
                double start = time.seconds((double) bar * plan.beats());
                double end = time.seconds((bar + 1.0) * plan.beats());
                assertThat(melody.stream().filter(note -> note.start() > start - 1e-9 && note.start() < end - LATEST))
                        .as("%s, bar %d", piece.title(), bar)
                        .singleElement()
                        .satisfies(note -> assertThat(note.seconds())
                                .isGreaterThan((plan.beats() - 1) * plan.secondsPerBeat() * plan.legato() * 0.99));
            }
            assertThat(step(melody.get(melody.size() - 1), plan))
                    .as(piece.title())
                    .isZero();
            List<Note> bass = part(score, Part.BASS);
            assertThat(step(bass.get(bass.size() - 1), plan)).as(piece.title()).isZero();
        }
    }

    @Test
    void compose_everyPiece_comesBackToItsOpening() {
        for (Piece piece : Repertoire.pieces()) {
            Score score = piece.score();
            int section = score.plan().phrases() * Plan.PHRASE;

            assertThat(pitches(score, 3 * section, 2)).as(piece.title()).isEqualTo(pitches(score, 0, 2));
            assertThat(pitches(score, 2 * section, 2)).as(piece.title()).isNotEqualTo(pitches(score, 0, 2));
        }
    }

    @Test
    void compose_everyPiece_leadsChordsByShortWays() {
        for (Piece piece : Repertoire.pieces()) {
            List<Note> chords = part(piece.score(), Part.CHORDS);
            for (int i = 3; i < chords.size(); i += 3) {
                int from = i;
                int way = IntStream.range(0, 3)
                        .map(voice -> Math.abs(chords.get(from + voice).pitch()
                                - chords.get(from + voice - 3).pitch()))
                        .sum();
                assertThat(way).as("%s, bar %d", piece.title(), i / 3).isLessThanOrEqualTo(9);
            }
        }
    }

    @Test
    void compose_moreArousal_isFasterLouderDenserAndMoreDetached() {
        for (long seed = 0; seed < 10; seed++) {
            Plan calm = Composer.compose(new Mood(0.2, -0.7), seed).plan();
            Plan awake = Composer.compose(new Mood(0.2, 0.1), seed).plan();
            Plan excited = Composer.compose(new Mood(0.2, 0.9), seed).plan();

            for (List<Plan> pair : List.of(List.of(calm, awake), List.of(awake, excited))) {
                assertThat(pair.get(1).beatsPerMinute())
                        .isGreaterThan(pair.get(0).beatsPerMinute());
                assertThat(pair.get(1).loudness()).isGreaterThan(pair.get(0).loudness());
                assertThat(pair.get(1).density()).isGreaterThan(pair.get(0).density());
                assertThat(pair.get(1).brightness()).isGreaterThan(pair.get(0).brightness());
                assertThat(pair.get(1).legato()).isLessThan(pair.get(0).legato());
            }
        }
    }

    @Test
    void compose_valence_decidesTheModeAndTheRegister() {
        for (long seed = 0; seed < 10; seed++) {
            Plan sad = Composer.compose(new Mood(-0.7, -0.3), seed).plan();
            Plan glad = Composer.compose(new Mood(0.7, -0.3), seed).plan();

            assertThat(sad.mode().isMinor()).isTrue();
            assertThat(glad.mode().isMinor()).isFalse();
            assertThat(glad.tonic()).isGreaterThan(sad.tonic());
        }
    }

    @Test
    void compose_sameSeed_givesTheSameScoreAndAnotherSeedAnother() {
        Mood mood = new Mood(0.3, 0.4);

        assertThat(Composer.compose(mood, 5)).isEqualTo(Composer.compose(mood, 5));
        assertThat(Composer.compose(mood, 6).notes())
                .isNotEqualTo(Composer.compose(mood, 5).notes());
    }

    private static List<Note> part(Score score, Part part) {
        return score.notes().stream().filter(note -> note.part() == part).toList();
    }

    private static List<Integer> pitches(Score score, int bar, int bars) {
        Plan plan = score.plan();
        Stave time = new Stave(plan, new RandomStreams(0).stream("test"));
        double from = time.seconds((double) (plan.frame() + bar) * plan.beats());
        double to = time.seconds((double) (plan.frame() + bar + bars) * plan.beats());
        return part(score, Part.MELODY).stream()
                .sorted(Comparator.comparingDouble(Note::start))
                .filter(note -> note.start() >= from && note.start() < to)
                .map(Note::pitch)
                .toList();
    }

    private static int step(Note note, Plan plan) {
        return Math.floorMod(note.pitch() - plan.tonic(), 12);
    }

    private static boolean inKey(int pitch, Plan plan) {
        int above = Math.floorMod(pitch - plan.tonic(), 12);
        boolean leading = plan.mode() == Mode.MINOR && (above == 9 || above == 11);
        return leading
                || IntStream.range(0, Mode.DEGREES).anyMatch(step -> plan.mode().semitones(step) == above);
    }
}
