package io.sotto.client.masking;

import io.sotto.client.participation.Samples;
import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.TrainingTerms;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Terms of a round of five clients, all neighbours, 3 shares of 4 open a secret. Keys and signatures mean nothing. */
public final class SampleTerms {
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private SampleTerms() {}

    /** @param inputBits how finely updates are rounded */
    public static RoundDescriptor of(int inputBits) {
        return new RoundDescriptor(
                Samples.name(4),
                new TrainingTerms(Digest.sha256(), Digest.sha256(), 1, 0.05),
                new VectorFormat(3, List.of(), 2.5, inputBits, 8L << inputBits, true, 1, 0),
                new MaskingTerms(4, 3, 4),
                LATER,
                IntStream.rangeClosed(1, 5).mapToObj(SampleTerms::participant).toList());
    }

    private static Participant participant(int number) {
        Enrolment enrolment =
                new Enrolment(IdentityKey.of(octets(32, number)), LATER, Signature.of(octets(64, number)));
        return new Participant(
                enrolment,
                AgreementKey.of(octets(32, 10 + number)),
                AgreementKey.of(octets(32, 20 + number)),
                Signature.of(octets(64, number)));
    }

    private static byte[] octets(int length, int octet) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) octet);
        return octets;
    }
}
