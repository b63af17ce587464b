package io.sotto.privacy.secagg;

import static io.sotto.privacy.secagg.ClientPhase.require;

import io.sotto.privacy.secagg.graph.GraphSeed;
import io.sotto.privacy.secagg.graph.NeighbourGraph;
import io.sotto.privacy.secagg.message.Advertisement;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.policy.PolicyVerdict;
import java.time.Instant;

/**
 * What a client demands of a descriptor before it shares anything. Every participant is verified, not the neighbours
 * alone: a cohort padded with clients that nobody enrolled would be smaller than it says.
 */
final class DescriptorCheck {
    private final Device device;
    private final Advertisement own;
    private final TrainingTerms training;
    private final Instant now;

    DescriptorCheck(Device device, Advertisement own, TrainingTerms training, Instant now) {
        this.device = device;
        this.own = own;
        this.training = training;
        this.now = now;
    }

    ClientView accept(SignedDescriptor signed) {
        RoundDescriptor descriptor = signed.descriptor();
        require(
                signed.isSignedBy(device.server(), device.verifier()),
                AbortReason.NOT_THE_SERVER,
                "a descriptor that server %s did not sign"
                        .formatted(device.server().abbreviated()));
        requireThisRound(descriptor);
        PolicyVerdict verdict = device.policy().judge(descriptor, device.memory());
        require(verdict.accepts(), AbortReason.POLICY, verdict.reasons());
        int self = ownIndex(descriptor);
        descriptor.cohort().forEach(this::requireGenuine);
        return view(descriptor, self, verdict);
    }

    private void requireThisRound(RoundDescriptor descriptor) {
        require(
                descriptor.round().equals(own.round()),
                AbortReason.WRONG_ROUND,
                "a descriptor of %s: expected %s".formatted(descriptor.round(), own.round()));
        require(
                !device.memory().hasSeen(descriptor.round()),
                AbortReason.REPLAYED,
                "%s, or a later one, was begun before".formatted(descriptor.round()));
        require(
                now.isBefore(descriptor.expiresAt()),
                AbortReason.EXPIRED,
                "the descriptor expired at %s".formatted(descriptor.expiresAt()));
        require(
                descriptor.training().equals(training),
                AbortReason.WRONG_MODEL,
                "the descriptor names %s: expected %s".formatted(descriptor.training(), training));
    }

    private int ownIndex(RoundDescriptor descriptor) {
        int self = descriptor.indexOf(device.signer().identity());
        require(self >= 0, AbortReason.NOT_IN_COHORT, "this device is not in the cohort");
        require(
                descriptor.cohort().get(self).equals(own.participant()),
                AbortReason.NOT_IN_COHORT,
                "this device is in the cohort with keys that it did not make");
        return self;
    }

    /** Words are made only when they are needed: there may be thousands of participants. */
    private void requireGenuine(Participant participant) {
        require(
                participant.enrolment().isValid(device.authority(), now, device.verifier()),
                AbortReason.NOT_ENROLLED,
                () -> "participant %s was not enrolled by authority %s"
                        .formatted(
                                participant.identity().abbreviated(),
                                device.authority().abbreviated()));
        require(
                participant.signedFor(own.round(), device.verifier()),
                AbortReason.FORGED_KEYS,
                () -> "participant %s did not sign its keys for %s"
                        .formatted(participant.identity().abbreviated(), own.round()));
    }

    private ClientView view(RoundDescriptor descriptor, int self, PolicyVerdict verdict) {
        NeighbourGraph graph = NeighbourGraph.of(
                descriptor.cohort().size(),
                descriptor.masking().neighbours(),
                GraphSeed.of(descriptor.advertisedKeys()),
                device.primitives().streams().get());
        Context context = Context.of(descriptor);
        RoundKeys keys = new RoundKeys(device.primitives(), context);
        NeighbourList neighbours = new NeighbourList(graph.neighbours(self));
        return new ClientView(device, descriptor, context, keys, self, neighbours, verdict);
    }
}
