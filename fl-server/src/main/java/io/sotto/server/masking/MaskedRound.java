package io.sotto.server.masking;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.Admission;
import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.privacy.secagg.ServerAdvertise;
import io.sotto.privacy.secagg.ServerConsistency;
import io.sotto.privacy.secagg.ServerMask;
import io.sotto.privacy.secagg.ServerPhase;
import io.sotto.privacy.secagg.ServerShare;
import io.sotto.privacy.secagg.ServerUnmask;
import io.sotto.privacy.secagg.UnmaskedSum;
import io.sotto.privacy.secagg.message.Advertisement;
import io.sotto.privacy.secagg.message.Confirmation;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.TrainingTerms;
import io.sotto.privacy.secagg.message.Unmasking;
import io.sotto.server.round.ClientId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a masked round: the phases of the server, one after the other, and who of the clients is where in the
 * cohort. Not thread-safe.
 */
public final class MaskedRound {
    /** More than any message that is no vector takes. */
    private static final int LARGEST_MESSAGE_BYTES = 1 << 20;

    private final Masking masking;
    private final Map<IdentityKey, ClientId> advertisers = new HashMap<>();
    private final Map<ClientId, Integer> places = new HashMap<>();
    private final List<ClientId> cohort = new ArrayList<>();
    private ServerPhase phase;
    private @Nullable RoundDescriptor descriptor;
    /** What all members of the present step are told alike, if they are: thousands fetch it at a time. */
    private byte @Nullable [] commonMessage;

    private MaskedRound(Masking masking, ServerPhase first) {
        this.masking = masking;
        this.phase = first;
    }

    /** @param training what the clients of this round train with */
    public static MaskedRound begin(Masking masking, RoundId name, TrainingTerms training) {
        return new MaskedRound(masking, ServerAdvertise.begin(masking.aggregator(), name, training));
    }

    /** The most bytes that a member's answer to the present step may have. */
    public int largestAnswerBytes() {
        return phase instanceof ServerMask
                ? MaskedVector.HEAD_BYTES + descriptor().format().layout().packedBytes()
                : LARGEST_MESSAGE_BYTES;
    }

    /**
     * Takes a member's answer to the present step.
     *
     * @param message taken over, not copied
     */
    public Admission receive(ClientId client, byte[] message) {
        try {
            return phase instanceof ServerAdvertise advertise
                    ? advertised(client, advertise, Advertisement.parse(message))
                    : receive(place(client), message);
        } catch (DecodeException e) {
            return Admission.refused(Admission.Reason.MISMATCH, String.valueOf(e.getMessage()));
        }
    }

    /** Takes a client that has advertised out of the cohort again, which is not fixed yet. */
    public void leaveOut(ClientId client) {
        if (!(phase instanceof ServerAdvertise advertise)) {
            throw new IllegalStateException("the cohort is fixed");
        }
        advertisers.forEach((identity, advertiser) -> {
            if (advertiser.equals(client)) {
                advertise.leaveOut(identity);
            }
        });
    }

    /** Whether the present step has all it needs, so that nobody else need be waited for. */
    public boolean hasEnough() {
        return phase instanceof ServerUnmask unmask && unmask.isComplete();
    }

    /** What a member is told in a step after the first, as canonical bytes; not to be changed. */
    public byte[] message(ClientId client) {
        if (commonMessage != null) {
            return commonMessage;
        }
        if (phase instanceof ServerMask mask) {
            return mask.message(place(client)).toBytes();
        }
        if (phase instanceof ServerUnmask unmask) {
            return unmask.message(place(client)).toBytes();
        }
        throw new IllegalStateException("nothing is told before the cohort is fixed");
    }

    /**
     * Closes the present step and opens the next; not for the last one.
     *
     * @throws RoundAbortedException if the round cannot go on
     */
    public NextStep close() {
        if (phase instanceof ServerAdvertise advertise) {
            ServerShare share = advertise.close(masking.clock().instant());
            fix(share.message().descriptor());
            enter(share, share.message().toBytes());
            return new NextStep(List.copyOf(cohort), terms().minimumSurvivors());
        }
        if (phase instanceof ServerShare share) {
            BitSet sharers = share.sharers();
            enter(share.close(), null);
            return new NextStep(members(sharers), terms().minimumSurvivors());
        }
        if (phase instanceof ServerMask mask) {
            BitSet survivors = mask.survivors();
            ServerConsistency consistency = mask.close();
            enter(consistency, consistency.message().toBytes());
            return new NextStep(members(survivors), terms().threshold() + 1);
        }
        if (phase instanceof ServerConsistency consistency) {
            BitSet confirmed = consistency.confirmed();
            enter(consistency.close(), null);
            return new NextStep(members(confirmed), terms().threshold());
        }
        throw new IllegalStateException("the last step is closed by taking the masks off");
    }

    /**
     * Closes the last step: takes the masks off the sum. May run beside the event loop, since nothing else happens to this
     * round any more.
     *
     * @throws RoundAbortedException if too few shares came, or a client's secret is not what it committed to
     */
    public UnmaskedSum unmask(Executor executor, int workers) {
        if (!(phase instanceof ServerUnmask unmask)) {
            throw new IllegalStateException("masks come off after the last step alone");
        }
        return unmask.close(executor, workers);
    }

    /** By client: how many others could not read what it shared. It lies, or they do; nobody until the last step. */
    public Map<IdentityKey, Integer> complaints() {
        return phase instanceof ServerUnmask unmask ? unmask.complaints() : Map.of();
    }

    /** The signed terms; there once the cohort is fixed. */
    public RoundDescriptor descriptor() {
        if (descriptor == null) {
            throw new IllegalStateException("no terms before the cohort is fixed");
        }
        return descriptor;
    }

    /** What the next step begins with: its members, and how many of them must answer. */
    public record NextStep(List<ClientId> members, int minimum) {}

    private void enter(ServerPhase next, byte @Nullable [] tellsAll) {
        phase = next;
        commonMessage = tellsAll;
    }

    private Admission advertised(ClientId client, ServerAdvertise advertise, Advertisement advertisement) {
        Admission admission = advertise.receive(advertisement, masking.clock().instant());
        if (admission.isAccepted()) {
            advertisers.put(advertisement.participant().identity(), client);
        }
        return admission;
    }

    private Admission receive(int place, byte[] message) throws DecodeException {
        if (phase instanceof ServerShare share) {
            return share.receive(place, Shares.parse(message));
        }
        if (phase instanceof ServerMask mask) {
            return mask.receive(
                    place, MaskedVector.parse(message, descriptor().format().layout()));
        }
        if (phase instanceof ServerConsistency consistency) {
            return consistency.receive(place, Confirmation.parse(message));
        }
        return ((ServerUnmask) phase).receive(place, Unmasking.parse(message));
    }

    private void fix(RoundDescriptor fixed) {
        descriptor = fixed;
        fixed.cohort().forEach(participant -> {
            ClientId client = advertisers.get(participant.identity());
            if (client == null) {
                throw new IllegalStateException("a participant that nobody advertised");
            }
            places.put(client, cohort.size());
            cohort.add(client);
        });
    }

    private int place(ClientId client) {
        Integer place = places.get(client);
        if (place == null) {
            throw new IllegalArgumentException("%s is not in the cohort".formatted(client));
        }
        return place;
    }

    private List<ClientId> members(BitSet indices) {
        return indices.stream().mapToObj(cohort::get).sorted().toList();
    }

    private MaskingTerms terms() {
        return descriptor().masking();
    }
}
