package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Digest;
import java.util.Comparator;

/**
 * Names one masked round. A round that failed is run again as the next attempt, with fresh keys; attempts never repeat.
 *
 * @param task what is learned, for its whole life: 32 bytes that the operator chose at random or hashed
 * @param round 1 or more
 * @param attempt 1 or more
 */
public record RoundId(Digest task, int round, int attempt) implements Comparable<RoundId> {
    static final int BYTES = Digest.BYTES + 2 * Integer.BYTES;

    private static final Comparator<RoundId> ORDER =
            Comparator.comparing(RoundId::task).thenComparingInt(RoundId::round).thenComparingInt(RoundId::attempt);

    public RoundId {
        if (round < 1 || attempt < 1) {
            throw new IllegalArgumentException("round %d, attempt %d: expected 1 or more".formatted(round, attempt));
        }
    }

    void write(ByteWriter out) {
        out.octets(task).u32(round).u32(attempt);
    }

    static RoundId read(ByteReader in) throws DecodeException {
        return new RoundId(in.digest(), in.u31("round"), in.u31("attempt"));
    }

    /** By task, then by time. */
    @Override
    public int compareTo(RoundId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "round %d, attempt %d of task %s".formatted(round, attempt, task.abbreviated());
    }
}
