package io.sotto.privacy.secagg.message;

/** Step 1, client to server: I take part in this round, with these keys. */
public record Advertisement(RoundId round, Participant participant) {
    private static final int MAXIMUM_BYTES = 4 + RoundId.BYTES + Participant.BYTES;

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.ADVERTISEMENT);
        round.write(out);
        participant.write(out);
        return out.toBytes();
    }

    public static Advertisement parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(
                MessageType.ADVERTISEMENT,
                bytes,
                MAXIMUM_BYTES,
                in -> new Advertisement(RoundId.read(in), Participant.read(in)));
    }
}
