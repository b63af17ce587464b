package io.sotto.bench.secagg;

import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.secagg.Admission;
import io.sotto.privacy.secagg.RoundPlan;
import io.sotto.privacy.secagg.ServerAdvertise;
import io.sotto.privacy.secagg.ServerConsistency;
import io.sotto.privacy.secagg.ServerMask;
import io.sotto.privacy.secagg.ServerShare;
import io.sotto.privacy.secagg.ServerUnmask;
import io.sotto.privacy.secagg.UnmaskedSum;
import io.sotto.privacy.secagg.message.Advertisement;
import io.sotto.privacy.secagg.message.Confirmation;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.message.Unmasking;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One round, every message through its bytes. The first steps are set-up; {@link #finish} measures what the server does
 * from the last vector to the sum, the clients' own time left out.
 */
final class MaskedRound {
    private final Cores cores;
    private final List<TimedClient> clients;
    private final RoundDescriptor descriptor;
    private final boolean alone;
    private final ServerShare serverShare;
    private final byte[][] confirmations;
    private final byte[][] unmaskings;
    private final Tally tally;
    private final ServerClock clock = new ServerClock();

    /** A message that is taken. */
    @FunctionalInterface
    interface Receipt {
        Admission take() throws DecodeException;
    }

    /** @param tally counts what the server asks of the primitives */
    MaskedRound(Cohort cohort, RoundPlan plan, RoundId round, Devices devices, Tally tally, Cores cores) {
        this.cores = cores;
        this.tally = tally;
        this.clients = IntStream.range(0, cohort.size())
                .mapToObj(i -> new TimedClient(devices.maker().device(cohort, i), round))
                .toList();
        ServerAdvertise advertise = ServerAdvertise.begin(
                cohort.aggregator(plan, tally.counting(Primitives.standard()), tally.countingVerifier()),
                round,
                Cohort.TRAINING);
        clients.forEach(
                client -> require(() -> advertise.receive(Advertisement.parse(client.advertisement()), Cohort.NOW)));
        this.serverShare = advertise.close(Cohort.NOW);
        this.descriptor = serverShare.message().descriptor();
        this.alone = devices.alone();
        this.confirmations = new byte[clients.size()][];
        this.unmaskings = new byte[clients.size()][];
    }

    List<TimedClient> clients() {
        return clients;
    }

    /**
     * Sharing and masking; only these clients send their vectors, all the same. As it is known who survives, each signs
     * at once, and none keeps its vector.
     */
    ServerMask toMasked(IntPredicate survivors, Contribution contribution) {
        SignedDescriptor terms = serverShare.message();
        byte[] bytes = terms.toBytes();
        cores.forEach(clients.size(), i -> {
            TimedClient client = clients.get(i);
            byte[] shares = alone ? client.shares(bytes) : client.shares(terms);
            synchronized (serverShare) {
                require(() -> serverShare.receive(i, Shares.parse(shares)));
            }
        });
        ServerMask mask = serverShare.close();
        int[] senders = IntStream.range(0, clients.size()).filter(survivors).toArray();
        byte[] named = named(senders);
        cores.forEach(senders.length, at -> {
            int i = senders[at];
            byte[] vector = clients.get(i).maskedVector(mask.message(i).toBytes(), contribution);
            synchronized (mask) {
                require(() -> mask.receive(
                        i, MaskedVector.parse(vector, descriptor.format().layout())));
            }
            confirmations[i] = clients.get(i).confirmation(named);
        });
        return mask;
    }

    /** From the last vector to the sum. */
    UnmaskedSum finish(ServerMask mask) {
        tally.reset();
        int[] survivors = mask.survivors().stream().toArray();
        ServerConsistency consistency = clock.timed(mask::close);
        clock.timed(() -> consistency.message().toBytes());
        for (int i : survivors) {
            byte[] sent = confirmations[i];
            clock.timed(() -> require(() -> consistency.receive(i, Confirmation.parse(sent))));
        }
        ServerUnmask unmask = clock.timed(consistency::close);
        byte[][] passedOn = clock.timed(() -> IntStream.of(survivors)
                .mapToObj(i -> unmask.message(i).toBytes())
                .toArray(byte[][]::new));
        cores.forEach(
                survivors.length,
                at -> unmaskings[survivors[at]] = clients.get(survivors[at]).unmasking(passedOn[at]));
        for (int i : survivors) {
            byte[] sent = unmaskings[i];
            clock.timed(() -> require(() -> unmask.receive(i, Unmasking.parse(sent))));
        }
        return clock.timed(() -> unmask.close(cores.executor(), Cores.COUNT));
    }

    /** What the server took in {@link #finish}. */
    ServerClock clock() {
        return clock;
    }

    private byte[] named(int[] survivors) {
        BitSet members = new BitSet();
        IntStream.of(survivors).forEach(members::set);
        return new Survivors(Context.of(descriptor), clients.size(), members).toBytes();
    }

    private static boolean require(Receipt receipt) {
        try {
            Admission admission = receipt.take();
            if (!admission.isAccepted()) {
                throw new IllegalStateException(admission.toString());
            }
            return true;
        } catch (DecodeException e) {
            throw new IllegalStateException(e);
        }
    }
}
