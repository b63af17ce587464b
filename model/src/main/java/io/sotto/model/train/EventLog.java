package io.sotto.model.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.zip.CRC32C;

/**
 * Figures over the steps of a training, in the file format that TensorBoard reads: records of TFRecord framing, each an
 * {@code Event} message of TensorFlow. Appends; a record is written in one piece. For one thread.
 */
public final class EventLog implements AutoCloseable {
    private static final int WALL_TIME = 1 << 3 | 1;
    private static final int STEP = 2 << 3;
    private static final int FILE_VERSION = 3 << 3 | 2;
    private static final int SUMMARY = 5 << 3 | 2;
    private static final int SUMMARY_VALUE = 1 << 3 | 2;
    private static final int VALUE_TAG = 1 << 3 | 2;
    private static final int VALUE_SIMPLE = 2 << 3 | 5;

    private final OutputStream out;
    private final Clock clock;

    /** Opens a file in {@code folder} that TensorBoard finds by its name. */
    public EventLog(Path folder, Clock clock) throws IOException {
        this.clock = clock;
        Path file = folder.resolve(
                "events.out.tfevents.%d.sotto".formatted(clock.instant().getEpochSecond()));
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        write(bytes(FILE_VERSION, "brain.Event:2".getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Adds one figure, such as {@code accuracy}, at a step. */
    public void scalar(String name, long step, double value) throws IOException {
        byte[] tag = bytes(VALUE_TAG, name.getBytes(StandardCharsets.UTF_8));
        byte[] simple = littleEndian(1 + Float.BYTES)
                .put((byte) VALUE_SIMPLE)
                .putFloat((float) value)
                .array();
        write(bytes(SUMMARY, bytes(SUMMARY_VALUE, concatenate(tag, simple))), step);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(byte[] what, long step) throws IOException {
        byte[] time = littleEndian(1 + Double.BYTES)
                .put((byte) WALL_TIME)
                .putDouble(clock.millis() / 1000.0)
                .array();
        byte[] event = concatenate(time, new byte[] {STEP}, varint(step), what);
        byte[] length = littleEndian(Long.BYTES).putLong(event.length).array();
        out.write(concatenate(length, maskedChecksum(length), event, maskedChecksum(event)));
        out.flush();
    }

    private static byte[] bytes(int key, byte[] content) {
        return concatenate(new byte[] {(byte) key}, varint(content.length), content);
    }

    private static byte[] varint(long value) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        long rest = value;
        while (rest > 0x7f) {
            encoded.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        encoded.write((int) rest);
        return encoded.toByteArray();
    }

    /** TFRecord's checksum: CRC-32C, turned right by 15 bits, plus a constant. */
    private static byte[] maskedChecksum(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        int masked = Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
        return littleEndian(Integer.BYTES).putInt(masked).array();
    }

    private static ByteBuffer littleEndian(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] concatenate(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
