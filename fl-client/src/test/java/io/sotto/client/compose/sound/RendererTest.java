package io.sotto.client.compose.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sotto.client.compose.Piece;
import io.sotto.client.compose.Repertoire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;

class RendererTest {
    @Test
    void record_everyPiece_isAsLoudAsTheOthersAndNeverClips() {
        for (Piece piece : Repertoire.pieces()) {
            Recording recording = Renderer.record(piece.score());

            assertThat(Loudness.integrated(recording.left(), recording.right()))
                    .as(piece.title())
                    .isCloseTo(Renderer.LOUDNESS, within(0.5));
            for (float[] channel : new float[][] {recording.left(), recording.right()}) {
                assertThat(peak(channel, 0, channel.length)).as(piece.title()).isBetween(0.2, 0.98);
                assertThat(Math.abs(mean(channel))).as(piece.title()).isLessThan(0.002);
                assertThat(peak(channel, channel.length - 441, channel.length))
                        .as("end of %s", piece.title())
                        .isLessThan(0.001);
                assertThat(largestStep(channel)).as(piece.title()).isLessThan(0.35);
            }
        }
    }

    @Test
    void wav_piece_isReadByThePlatform() throws IOException, UnsupportedAudioFileException {
        Piece piece = Repertoire.pieces().get(0);
        byte[] wav = Renderer.wav(piece);

        try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            AudioFormat format = audio.getFormat();
            assertThat(format.getSampleRate()).isEqualTo(44_100);
            assertThat(format.getSampleSizeInBits()).isEqualTo(16);
            assertThat(format.getChannels()).isEqualTo(2);
            assertThat(audio.getFrameLength() / 44_100.0).isCloseTo(piece.seconds(), within(0.001));
        }
        assertThat(Renderer.wav(piece)).isEqualTo(wav);
    }

    private static double peak(float[] samples, int from, int to) {
        double peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    private static double mean(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample;
        }
        return sum / samples.length;
    }

    private static double largestStep(float[] samples) {
        double largest = 0;
        for (int i = 1; i < samples.length; i++) {
            largest = Math.max(largest, Math.abs(samples[i] - samples[i - 1]));
        }
        return largest;
    }
}
