package io.sotto.privacy.secagg;

import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.KeyAgreement;
import io.sotto.privacy.secagg.message.Advertisement;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.TrainingTerms;
import java.time.Instant;

/** Step 1 of a client: it makes two key pairs for this round alone and signs their public halves. */
public final class ClientAdvertise extends ClientPhase {
    private final Device device;
    private final TrainingTerms training;
    private final Advertisement message;

    private ClientAdvertise(Device device, TrainingTerms training, Advertisement message, RoundSecrets secrets) {
        super(secrets);
        this.device = device;
        this.training = training;
        this.message = message;
    }

    /**
     * Begins a round.
     *
     * @param round which the client was called to
     * @param training what it was given to train with: model and configuration as it hashed them itself
     */
    public static ClientAdvertise begin(Device device, RoundId round, TrainingTerms training) {
        KeyAgreement agreement = device.primitives().agreement();
        RoundSecrets secrets = RoundSecrets.create(agreement, device.randomness());
        AgreementKey cipherKey = agreement.publicKey(secrets.cipherKey());
        AgreementKey maskKey = agreement.publicKey(secrets.maskKey());
        Participant participant = Participant.sign(device.signer(), device.enrolment(), round, cipherKey, maskKey);
        return new ClientAdvertise(device, training, new Advertisement(round, participant), secrets);
    }

    public Advertisement message() {
        return message;
    }

    /**
     * Goes on if the descriptor is one this device can accept.
     *
     * @throws RoundAbortedException if not; see {@link DescriptorCheck} for the reasons
     */
    public ClientShare share(SignedDescriptor descriptor, Instant now) {
        return leave(() -> {
            ClientView view = new DescriptorCheck(device, message, training, now).accept(descriptor);
            return ClientShare.begin(view, secrets());
        });
    }
}
