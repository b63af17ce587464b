package io.sotto.privacy.secagg.message;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.crypto.Statement;

/**
 * A client as its peers see it in one round: who it is, and the two keys it made for this round and no other.
 *
 * @param cipherKey shares for this client are sealed with an agreement with it
 * @param maskKey masks between this client and its neighbours come from agreements with it
 * @param signature the client's own, over the round and both keys
 */
public record Participant(Enrolment enrolment, AgreementKey cipherKey, AgreementKey maskKey, Signature signature) {
    static final int BYTES = Enrolment.BYTES + 2 * AgreementKey.BYTES + Signature.BYTES;

    private static final String DOMAIN = "sotto advertise v1";

    /** Makes the signature. */
    public static Participant sign(
            Signer client, Enrolment enrolment, RoundId round, AgreementKey cipherKey, AgreementKey maskKey) {
        return new Participant(enrolment, cipherKey, maskKey, client.sign(statement(round, cipherKey, maskKey)));
    }

    public IdentityKey identity() {
        return enrolment.identity();
    }

    /** For people, who can do nothing with an index: it says nothing outside of its round. */
    public String name() {
        return "client " + identity().abbreviated();
    }

    /** Whether the enrolled identity itself made these keys for this round. */
    public boolean signedFor(RoundId round, SignatureVerifier verifier) {
        return verifier.verifies(identity(), statement(round, cipherKey, maskKey), signature);
    }

    void write(ByteWriter out) {
        enrolment.write(out);
        out.octets(cipherKey).octets(maskKey).octets(signature);
    }

    static Participant read(ByteReader in) throws DecodeException {
        return new Participant(Enrolment.read(in), in.agreementKey(), in.agreementKey(), in.signature());
    }

    private static Statement statement(RoundId round, AgreementKey cipherKey, AgreementKey maskKey) {
        ByteWriter body = new ByteWriter();
        round.write(body);
        return Statement.of(DOMAIN, body.octets(cipherKey).octets(maskKey).toBytes());
    }
}
