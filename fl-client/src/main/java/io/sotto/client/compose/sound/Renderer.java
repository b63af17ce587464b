package io.sotto.client.compose.sound;

import io.sotto.client.compose.Note;
import io.sotto.client.compose.Part;
import io.sotto.client.compose.Piece;
import io.sotto.client.compose.Score;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns scores into sound. Stateless; safe from any thread. */
public final class Renderer {
    /** Loudness of all pieces, in LUFS. */
    public static final double LOUDNESS = -16;

    /** Seconds of the fade at the very end. */
    private static final double FADE_SECONDS = 2;

    private static final double ROOM_SECONDS = 1.6;

    private Renderer() {}

    /** A piece as a WAV file: 44,100 Hz, 16 bits, stereo. Some megabytes. */
    public static byte[] wav(Piece piece) {
        return Wav.bytes(record(piece.score()));
    }

    /** The sound of a score. */
    public static Recording record(Score score) {
        Recording recording = new Recording(Sampling.sample(score.seconds()));
        float[] room = new float[recording.left().length];
        Map<Part, List<Note>> parts = score.notes().stream()
                .collect(Collectors.groupingBy(Note::part, () -> new EnumMap<>(Part.class), Collectors.toList()));
        Wavetables tables = new Wavetables();
        parts.forEach((part, notes) -> mix(part, play(part, notes, score, tables), recording, room));
        new Reverb(ROOM_SECONDS).add(room, recording.left(), recording.right());
        fade(recording.left());
        fade(recording.right());
        Mastering.master(recording, LOUDNESS);
        return recording;
    }

    private static float[] play(Part part, List<Note> notes, Score score, Wavetables tables) {
        float[] track = new float[Sampling.sample(score.seconds())];
        switch (part) {
            case KICK, SNARE, HAT -> {
                DrumPlayer drums = new DrumPlayer();
                notes.forEach(note -> drums.play(note, track));
            }
            case MELODY, SECOND, CHORDS, FIGURE, BASS -> {
                var ensemble = score.plan().ensemble();
                TonePlayer player =
                        new TonePlayer(Desk.instrument(ensemble, part), tables, Desk.tremolo(ensemble, part));
                notes.forEach(note -> player.play(note, score.plan().brightness(), track));
            }
        }
        return track;
    }

    /** Places a part on the stage, at equal power wherever it stands. */
    private static void mix(Part part, float[] track, Recording recording, float[] room) {
        Desk.Channel channel = Desk.channel(part);
        double angle = (channel.pan() + 1) * Math.PI / 4;
        float left = (float) (channel.level() * StrictMath.cos(angle));
        float right = (float) (channel.level() * StrictMath.sin(angle));
        float sent = (float) (channel.level() * channel.room());
        for (int i = 0; i < track.length; i++) {
            recording.left()[i] += left * track[i];
            recording.right()[i] += right * track[i];
            room[i] += sent * track[i];
        }
    }

    private static void fade(float[] samples) {
        int length = Math.min(samples.length, Sampling.sample(FADE_SECONDS));
        for (int i = 0; i < length; i++) {
            float left = (float) i / length;
            samples[samples.length - 1 - i] *= left * left * (3 - 2 * left);
        }
    }
}
