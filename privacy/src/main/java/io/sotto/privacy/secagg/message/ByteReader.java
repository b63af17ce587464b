package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Reads canonical bytes. Whatever is wrong ends as a {@link DecodeException}: too few bytes, too many, a number out of
 * its range, or a value that a record refuses.
 */
final class ByteReader {
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final ByteBuffer in;

    private ByteReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** What makes a value out of bytes. */
    @FunctionalInterface
    interface Body<T> {
        T read(ByteReader in) throws DecodeException;
    }

    /** Reads a whole message: head, body, and nothing after it. */
    static <T> T message(MessageType type, byte[] bytes, int maximumBytes, Body<T> body) throws DecodeException {
        if (bytes.length > maximumBytes) {
            throw new DecodeException(
                    "%s of %d bytes: expected at most %d".formatted(type, bytes.length, maximumBytes));
        }
        return whole(type.name(), bytes, in -> {
            in.head(type);
            return body.read(in);
        });
    }

    private static <T> T whole(String what, byte[] bytes, Body<T> body) throws DecodeException {
        ByteReader reader = new ByteReader(bytes);
        try {
            T value = body.read(reader);
            if (reader.in.hasRemaining()) {
                throw new DecodeException("%s: %d bytes after its end".formatted(what, reader.in.remaining()));
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new DecodeException("%s: ends after %d bytes, too early".formatted(what, bytes.length));
        } catch (IllegalArgumentException e) {
            throw new DecodeException("%s: %s".formatted(what, e.getMessage()));
        }
    }

    private void head(MessageType type) throws DecodeException {
        u8In('S', 'S', "first byte");
        u8In('o', 'o', "second byte");
        u8In(type.number(), type.number(), "kind of message");
        u8In(type.version(), type.version(), "version");
    }

    int u8() {
        return in.get() & 0xff;
    }

    int u16() {
        return in.getShort() & 0xffff;
    }

    private long u64() {
        return in.getLong();
    }

    /** A time in whole seconds since 1970, up to the year 9999. */
    Instant instant(String name) throws DecodeException {
        long seconds = u64();
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new DecodeException("%s %d: expected 0 to %d seconds".formatted(name, seconds, LAST_SECOND));
        }
        return Instant.ofEpochSecond(seconds);
    }

    double f64() {
        return in.getDouble();
    }

    /** A number of eight bits in a range. */
    int u8In(int lowest, int highest, String name) throws DecodeException {
        return inRange(u8(), lowest, highest, name);
    }

    /** A number of 16 bits in a range. */
    int u16In(int lowest, int highest, String name) throws DecodeException {
        return inRange(u16(), lowest, highest, name);
    }

    /** A number of 32 bits. */
    long u32() {
        return Integer.toUnsignedLong(in.getInt());
    }

    /** A number of 32 bits that is not negative. */
    int u31(String name) throws DecodeException {
        return inRange(in.getInt(), 0, Integer.MAX_VALUE, name);
    }

    /** How many entries of a fixed size follow: never more than there are bytes for. */
    int countOf(int entryBytes, int most, String name) throws DecodeException {
        return inRange(u16(), 0, Math.min(most, in.remaining() / entryBytes), "number of " + name);
    }

    /** The index of a client in its cohort. */
    int index() throws DecodeException {
        return u16In(0, GraphParameters.MAXIMUM_COHORT - 1, "index of a client");
    }

    /** A count, then so many entries of a fixed size, by strictly ascending index. */
    <T> List<T> ascending(int entryBytes, String name, ToIntFunction<T> indexOf, Body<T> entry) throws DecodeException {
        int count = countOf(entryBytes, GraphParameters.MAXIMUM_COHORT, name);
        List<T> entries = new ArrayList<>(count);
        int last = -1;
        for (int i = 0; i < count; i++) {
            T next = entry.read(this);
            if (indexOf.applyAsInt(next) <= last) {
                throw new DecodeException("%s %d: expected ascending indices, each once".formatted(name, i));
            }
            last = indexOf.applyAsInt(next);
            entries.add(next);
        }
        return entries;
    }

    boolean flag(String name) throws DecodeException {
        return u8In(0, 1, name) == 1;
    }

    byte[] bytes(int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** Leaves what follows to somebody else. */
    void skipRest() {
        in.position(in.limit());
    }

    String name() {
        return new String(bytes(u8()), StandardCharsets.ISO_8859_1);
    }

    Digest digest() {
        return Digest.of(bytes(Digest.BYTES));
    }

    IdentityKey identityKey() {
        return IdentityKey.of(bytes(IdentityKey.BYTES));
    }

    AgreementKey agreementKey() {
        return AgreementKey.of(bytes(AgreementKey.BYTES));
    }

    Signature signature() {
        return Signature.of(bytes(Signature.BYTES));
    }

    private static int inRange(int value, int lowest, int highest, String name) throws DecodeException {
        if (value < lowest || value > highest) {
            String expected = lowest == highest ? String.valueOf(lowest) : "%d to %d".formatted(lowest, highest);
            throw new DecodeException("%s %d: expected %s".formatted(name, value, expected));
        }
        return value;
    }
}
