package io.sotto.client.compose.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A RIFF WAVE file of 16 bits, two channels. */
final class Wav {
    private static final int HEADER_BYTES = 44;
    private static final int CHANNELS = 2;

    private Wav() {}

    static byte[] bytes(Recording recording) {
        int dataBytes = recording.left().length * CHANNELS * Short.BYTES;
        ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER_BYTES - 8 + dataBytes);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) CHANNELS);
        file.putInt(Sampling.RATE).putInt(Sampling.RATE * CHANNELS * Short.BYTES);
        file.putShort((short) (CHANNELS * Short.BYTES)).putShort((short) Short.SIZE);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
        for (int i = 0; i < recording.left().length; i++) {
            file.putShort(sample(recording.left()[i])).putShort(sample(recording.right()[i]));
        }
        return file.array();
    }

    private static short sample(float value) {
        return (short) Math.round(value * Short.MAX_VALUE);
    }
}
