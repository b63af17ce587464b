package io.sotto.privacy.secagg;

import static io.sotto.privacy.secagg.Admission.Reason.FORGED;
import static io.sotto.privacy.secagg.Admission.Reason.FULL;
import static io.sotto.privacy.secagg.Admission.Reason.LATE;
import static io.sotto.privacy.secagg.Admission.Reason.MISMATCH;
import static io.sotto.privacy.secagg.Admission.Reason.NOT_ENROLLED;
import static io.sotto.privacy.secagg.Admission.Reason.REPEATED;
import static io.sotto.privacy.secagg.Admission.Reason.WRONG_ROUND;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.KeyAgreement;
import io.sotto.privacy.crypto.SecretBytes;
import io.sotto.privacy.crypto.WeakKeyException;
import io.sotto.privacy.secagg.message.Advertisement;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.TrainingTerms;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Step 1 of the server: it gathers the cohort and its keys, and signs the terms of the round. */
public final class ServerAdvertise extends ServerPhase {
    private final Aggregator aggregator;
    private final RoundId round;
    private final TrainingTerms training;
    private final TreeMap<IdentityKey, Participant> cohort = new TreeMap<>();
    private final Set<AgreementKey> keys = new HashSet<>();

    private ServerAdvertise(Aggregator aggregator, RoundId round, TrainingTerms training) {
        this.aggregator = aggregator;
        this.round = round;
        this.training = training;
    }

    /** @param round never begun before; a round that failed is begun again as its next attempt */
    public static ServerAdvertise begin(Aggregator aggregator, RoundId round, TrainingTerms training) {
        return new ServerAdvertise(aggregator, round, training);
    }

    /** Takes a client into the cohort. */
    public Admission receive(Advertisement advertisement, Instant now) {
        Participant participant = advertisement.participant();
        if (isClosed()) {
            return Admission.refused(LATE, "the cohort is complete");
        }
        if (!advertisement.round().equals(round)) {
            return Admission.refused(WRONG_ROUND, "keys for %s: expected %s".formatted(advertisement.round(), round));
        }
        if (cohort.containsKey(participant.identity())) {
            return Admission.refused(REPEATED, "this client is in the cohort");
        }
        if (cohort.size() == aggregator.plan().maximumCohort()) {
            return Admission.refused(FULL, "the cohort has %d clients".formatted(cohort.size()));
        }
        return judge(participant, now);
    }

    /** Takes a client out of the cohort again. */
    public void leaveOut(IdentityKey client) {
        if (isClosed()) {
            throw new IllegalStateException("the cohort is complete");
        }
        cohort.remove(client);
    }

    /** How many clients there are so far. */
    public int count() {
        return cohort.size();
    }

    /**
     * Fixes the cohort.
     *
     * @throws RoundAbortedException if it is too small, or no parameters serve it
     */
    public ServerShare close(Instant now) {
        return close(() -> {
            require(
                    cohort.size() >= aggregator.plan().minimumCohort(),
                    AbortReason.TOO_FEW_CLIENTS,
                    "%d clients advertised: expected %d or more"
                            .formatted(cohort.size(), aggregator.plan().minimumCohort()));
            RoundDescriptor descriptor = aggregator.plan().describe(round, training, List.copyOf(cohort.values()), now);
            return ServerShare.begin(aggregator, SignedDescriptor.sign(aggregator.signer(), descriptor));
        });
    }

    private Admission judge(Participant participant, Instant now) {
        if (!participant.enrolment().isValid(aggregator.authority(), now, aggregator.verifier())) {
            return Admission.refused(NOT_ENROLLED, "the authority did not enrol this client, or no longer does");
        }
        if (!participant.signedFor(round, aggregator.verifier())) {
            return Admission.refused(FORGED, "the keys are not signed for this round");
        }
        boolean fresh = !participant.cipherKey().equals(participant.maskKey())
                && !keys.contains(participant.cipherKey())
                && !keys.contains(participant.maskKey());
        if (!fresh) {
            return Admission.refused(MISMATCH, "a key that is in use: expected two of its own");
        }
        if (givesNoSecret(participant.cipherKey()) || givesNoSecret(participant.maskKey())) {
            return Admission.refused(MISMATCH, "a key that gives no secret");
        }
        keys.add(participant.cipherKey());
        keys.add(participant.maskKey());
        cohort.put(participant.identity(), participant);
        return Admission.accepted();
    }

    /** Such a key would make all neighbours leave the round; with any private key it gives the same nothing. */
    private boolean givesNoSecret(AgreementKey key) {
        KeyAgreement agreement = aggregator.primitives().agreement();
        try (SecretBytes any = SecretBytes.take(new byte[agreement.privateKeyBytes()]);
                SecretBytes agreed = agreement.agree(any, key)) {
            return agreed.isWiped();
        } catch (WeakKeyException e) {
            return true;
        }
    }
}
