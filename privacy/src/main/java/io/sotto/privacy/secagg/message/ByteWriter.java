package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes canonical bytes: numbers big endian, byte strings as they are. Ranges are the records' business. */
final class ByteWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Begins with the head of a message. */
    ByteWriter(MessageType type) {
        u8('S').u8('o').u8(type.number()).u8(type.version());
    }

    /** Begins with nothing: a part of a message, or the body of a statement. */
    ByteWriter() {}

    ByteWriter u8(int value) {
        out.write(value);
        return this;
    }

    ByteWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    ByteWriter u32(int value) {
        return u16(value >>> 16).u16(value);
    }

    ByteWriter u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    ByteWriter f64(double value) {
        return u64(Double.doubleToRawLongBits(value));
    }

    ByteWriter octets(Octets value) {
        return bytes(value.toBytes());
    }

    ByteWriter bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    /** One byte of length, then ASCII. */
    ByteWriter name(String value) {
        return u8(value.length()).bytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
