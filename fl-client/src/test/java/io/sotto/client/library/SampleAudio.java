package io.sotto.client.library;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Audio files for tests. The tagged ones are a second of a sine or of silence, made with ffmpeg: title "Pequeña siesta",
 * artist "Nobody", album "Quiet", genre "Ambient", 2019.
 */
public final class SampleAudio {
    private static final int RATE = 8_000;

    private SampleAudio() {}

    public static void copy(String sample, Path target) throws IOException {
        try (InputStream in = Objects.requireNonNull(SampleAudio.class.getResourceAsStream(sample))) {
            Files.copy(in, target);
        }
    }

    /** Seconds of silence without a tag. */
    public static void wav(Path target, int seconds) throws IOException {
        AudioFormat format = new AudioFormat(RATE, 8, 1, false, false);
        byte[] silence = new byte[RATE * seconds];
        try (AudioInputStream samples =
                new AudioInputStream(new ByteArrayInputStream(silence), format, silence.length)) {
            AudioSystem.write(samples, AudioFileFormat.Type.WAVE, target.toFile());
        }
    }
}
