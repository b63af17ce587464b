package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Statement;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import java.util.BitSet;

/**
 * Step 4, server to all survivors: whose vectors are in the sum. Immutable. Layout: head, context, the cohort's size, one
 * bit a client, bit i in byte i / 8 as bit i % 8 from the least significant.
 */
public final class Survivors {
    private static final String DOMAIN = "sotto survivors v1";
    private static final int MAXIMUM_BYTES = 64 + GraphParameters.MAXIMUM_COHORT / 8;

    private final Context context;
    private final int cohort;
    private final BitSet members;

    /** @param members copied; indices below {@code cohort} */
    public Survivors(Context context, int cohort, BitSet members) {
        if (members.length() > cohort) {
            throw new IllegalArgumentException(
                    "survivor %d: expected 0 to %d".formatted(members.length() - 1, cohort - 1));
        }
        this.context = context;
        this.cohort = cohort;
        this.members = (BitSet) members.clone();
    }

    public Context context() {
        return context;
    }

    /** Clients in the cohort. */
    public int cohort() {
        return cohort;
    }

    public int count() {
        return members.cardinality();
    }

    public boolean contains(int client) {
        return members.get(client);
    }

    /** The indices of the survivors, ascending. */
    public int[] indices() {
        return members.stream().toArray();
    }

    /** What a survivor signs before it reveals anything. */
    public Statement statement() {
        return Statement.of(DOMAIN, body());
    }

    public byte[] toBytes() {
        return new ByteWriter(MessageType.SURVIVORS).bytes(body()).toBytes();
    }

    public static Survivors parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(MessageType.SURVIVORS, bytes, MAXIMUM_BYTES, in -> {
            Context context = new Context(in.digest());
            int cohort = in.u16In(1, GraphParameters.MAXIMUM_COHORT, "cohort");
            return new Survivors(context, cohort, BitSet.valueOf(in.bytes((cohort + 7) / 8)));
        });
    }

    private byte[] body() {
        byte[] bits = new byte[(cohort + 7) / 8];
        byte[] used = members.toByteArray();
        System.arraycopy(used, 0, bits, 0, used.length);
        return new ByteWriter().octets(context.digest()).u16(cohort).bytes(bits).toBytes();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Survivors survivors
                && context.equals(survivors.context)
                && cohort == survivors.cohort
                && members.equals(survivors.members);
    }

    @Override
    public int hashCode() {
        return 31 * context.hashCode() + members.hashCode();
    }

    @Override
    public String toString() {
        return "Survivors[%d of %d]".formatted(count(), cohort);
    }
}
