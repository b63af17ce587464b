package io.sotto.client.masking;

import io.sotto.client.device.Membership;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.StepMessage;
import io.sotto.client.participation.TrainTask;
import io.sotto.model.Sha256;
import io.sotto.privacy.secagg.AbortReason;
import io.sotto.privacy.secagg.ClientAdvertise;
import io.sotto.privacy.secagg.ClientConsistency;
import io.sotto.privacy.secagg.ClientMask;
import io.sotto.privacy.secagg.ClientPhase;
import io.sotto.privacy.secagg.ClientShare;
import io.sotto.privacy.secagg.ClientUnmask;
import io.sotto.privacy.secagg.Device;
import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.policy.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One round of one device: the phases of the client, one after the other. Not thread-safe; closing it wipes its keys. */
final class MaskedRound implements AutoCloseable {
    private final RoundId name;
    private final Sha256 model;
    private final LocalUpdate update;
    private final ClientAdvertise first;
    private ClientPhase phase;
    private @Nullable RoundDescriptor descriptor;
    private List<String> warnings = List.of();

    private MaskedRound(RoundId name, Sha256 model, LocalUpdate update, ClientAdvertise first) {
        this.name = name;
        this.model = model;
        this.update = update;
        this.first = first;
        this.phase = first;
    }

    static MaskedRound begin(Device device, TrainTask task, LocalUpdate update) {
        ClientAdvertise first = ClientAdvertise.begin(device, task.name(), task.terms());
        return new MaskedRound(task.name(), task.model().sha256(), update, first);
    }

    boolean isNamed(RoundId other) {
        return name.equals(other);
    }

    byte[] advertisement() {
        return first.message().toBytes();
    }

    /** An answer, ready to be sent; warnings are told with the answer to the terms. */
    ParticipationEvent prepared(RoundStep step, byte[] answer) {
        return new ParticipationEvent.Prepared(
                new StepMessage(name, step, answer), model, Optional.ofNullable(descriptor), warnings);
    }

    /**
     * The answer to a later step; what must be remembered of it is stored.
     *
     * @throws RoundAbortedException if the device will not give it, or has been asked for it before
     */
    byte[] answer(RoundStep step, byte[] told, Instant now, Membership membership) throws DecodeException {
        return switch (step) {
            case ADVERTISE -> throw askedTwice(step);
            case SHARE -> share(SignedDescriptor.parse(told), now, membership);
            case MASK -> mask(Delivery.parse(told));
            case CONFIRM -> confirm(Survivors.parse(told));
            case UNMASK -> unmask(Confirmations.parse(told), membership);
        };
    }

    @Override
    public void close() {
        phase.close();
    }

    private byte[] share(SignedDescriptor terms, Instant now, Membership membership) {
        ClientShare next = in(ClientAdvertise.class, RoundStep.SHARE).share(terms, now);
        phase = next;
        descriptor = terms.descriptor();
        warnings = next.verdict().warnings().stream().map(Finding::asWarning).toList();
        membership.remember(next.memory());
        return next.message().toBytes();
    }

    private byte[] mask(Delivery delivery) {
        ClientShare sharing = in(ClientShare.class, RoundStep.MASK);
        if (descriptor == null) {
            throw askedTwice(RoundStep.MASK);
        }
        ClientMask next = sharing.mask(delivery, Contributions.of(update, descriptor.format()));
        phase = next;
        warnings = List.of();
        return next.message().toBytes();
    }

    private byte[] confirm(Survivors survivors) {
        ClientConsistency next = in(ClientMask.class, RoundStep.CONFIRM).confirm(survivors);
        phase = next;
        return next.message().toBytes();
    }

    private byte[] unmask(Confirmations confirmations, Membership membership) {
        ClientUnmask next = in(ClientConsistency.class, RoundStep.UNMASK).unmask(confirmations);
        phase = next;
        membership.remember(next.memory());
        return next.message().toBytes();
    }

    /** The present phase, if it is the one that this step follows. */
    private <T extends ClientPhase> T in(Class<T> expected, RoundStep step) {
        if (!expected.isInstance(phase)) {
            throw askedTwice(step);
        }
        return expected.cast(phase);
    }

    private RoundAbortedException askedTwice(RoundStep step) {
        return new RoundAbortedException(
                AbortReason.ASKED_TWICE,
                "%s of %s was asked for out of turn; this device is past %s"
                        .formatted(step, name, phase.getClass().getSimpleName()));
    }
}
