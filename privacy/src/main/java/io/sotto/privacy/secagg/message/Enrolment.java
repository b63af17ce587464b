package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.crypto.Statement;
import java.time.Instant;

/**
 * The authority's word that an identity belongs to one real device: what keeps a server from inventing clients. Given
 * once; public; the authority is not the server.
 *
 * @param identity the device's long-term key
 * @param notAfter when the word ends, in whole seconds since 1970
 * @param signature the authority's, over identity and end
 */
public record Enrolment(IdentityKey identity, Instant notAfter, Signature signature) {
    static final int BYTES = IdentityKey.BYTES + Long.BYTES + Signature.BYTES;

    private static final String DOMAIN = "sotto enrolment v1";

    public Enrolment {
        if (notAfter.getNano() != 0) {
            throw new IllegalArgumentException("enrolment until %s: expected whole seconds".formatted(notAfter));
        }
    }

    /** Enrols an identity. */
    public static Enrolment issue(Signer authority, IdentityKey identity, Instant notAfter) {
        return new Enrolment(identity, notAfter, authority.sign(statement(identity, notAfter)));
    }

    /** Whether this authority gave its word, and it has not ended. */
    public boolean isValid(IdentityKey authority, Instant now, SignatureVerifier verifier) {
        return now.isBefore(notAfter) && verifier.verifies(authority, statement(identity, notAfter), signature);
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter(MessageType.ENROLMENT);
        write(out);
        return out.toBytes();
    }

    public static Enrolment parse(byte[] bytes) throws DecodeException {
        return ByteReader.message(MessageType.ENROLMENT, bytes, 4 + BYTES, Enrolment::read);
    }

    void write(ByteWriter out) {
        out.octets(identity).u64(notAfter.getEpochSecond()).octets(signature);
    }

    static Enrolment read(ByteReader in) throws DecodeException {
        return new Enrolment(in.identityKey(), in.instant("end of an enrolment"), in.signature());
    }

    private static Statement statement(IdentityKey identity, Instant notAfter) {
        byte[] body =
                new ByteWriter().octets(identity).u64(notAfter.getEpochSecond()).toBytes();
        return Statement.of(DOMAIN, body);
    }
}
