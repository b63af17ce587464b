package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import java.util.List;

/**
 * Step 4, server to one client: what its neighbours confirmed.
 *
 * @param entries by ascending index
 */
public record Confirmations(Context context, List<Entry> entries) {
    private static final int MAXIMUM_BYTES = 128 + GraphParameters.MAXIMUM_COHORT * Entry.BYTES;

    /** @param from index of the client that confirmed */
    public record Entry(int from, Signature signature) {
        private static final int BYTES = 2 + Signature.BYTES;
    }

    public Confirmations {
        entries = List.copyOf(entries);
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.CONFIRMATIONS);
        out.octets(context.digest()).u16(entries.size());
        entries.forEach(entry -> out.u16(entry.from).octets(entry.signature));
        return out.toBytes();
    }

    public static Confirmations parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(
                MessageType.CONFIRMATIONS,
                bytes,
                MAXIMUM_BYTES,
                in -> new Confirmations(
                        new Context(in.digest()),
                        in.ascending(
                                Entry.BYTES,
                                "confirmations",
                                Entry::from,
                                entry -> new Entry(entry.index(), entry.signature()))));
    }
}
