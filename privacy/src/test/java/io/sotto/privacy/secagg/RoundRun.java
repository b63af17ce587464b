package io.sotto.privacy.secagg;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.Delivery;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.message.SignedDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One round in memory, a step at a time, every message through its bytes. After the first step clients are named by their
 * index in the cohort. A client that refuses is remembered and left out, like one that vanished.
 */
final class RoundRun {
    final Federation federation;
    final ByClient<ClientAdvertise> advertised = new ByClient<>();
    final ByClient<ClientShare> sharing = new ByClient<>();
    final ByClient<ClientMask> masking = new ByClient<>();
    final ByClient<ClientConsistency> confirming = new ByClient<>();
    final ByClient<ClientUnmask> unmasking = new ByClient<>();
    final ByClient<RoundAbortedException> refusals = new ByClient<>();
    private final RoundId round;
    private final IntFunction<RoundMemory> memories;
    private final ServerAdvertise serverAdvertise;
    private @Nullable ServerShare serverShare;
    private @Nullable ServerMask serverMask;
    private @Nullable ServerConsistency serverConsistency;
    private @Nullable ServerUnmask serverUnmask;
    private int serverStep = 1;

    RoundRun(Federation federation, RoundPlan plan) {
        this(federation, plan, Federation.ROUND, device -> RoundMemory.EMPTY);
    }

    /** @param memories by device: what it remembers of earlier rounds */
    RoundRun(Federation federation, RoundPlan plan, RoundId round, IntFunction<RoundMemory> memories) {
        this.federation = federation;
        this.round = round;
        this.memories = memories;
        this.serverAdvertise = ServerAdvertise.begin(federation.aggregator(plan), round, Federation.TRAINING);
    }

    /** Step 1: these devices advertise, the others never appear. */
    void advertise(IntPredicate devices, RoundPolicy policy) {
        IntStream.range(0, federation.size()).filter(devices).forEach(device -> {
            ClientAdvertise client = ClientAdvertise.begin(
                    federation.device(device, policy, memories.apply(device)), round, Federation.TRAINING);
            advertised.put(advertised.size(), client);
            require(serverAdvertise.receive(client.message(), Federation.NOW));
        });
    }

    /** The server fixes the cohort. */
    RoundDescriptor describe() {
        serverShare = serverAdvertise.close(Federation.NOW);
        serverStep = 2;
        return descriptor();
    }

    /** The server fixes the cohort with terms of somebody's choice. */
    RoundDescriptor describeAs(RoundDescriptor descriptor) {
        serverShare = ServerShare.begin(
                federation.aggregator(Federation.plan(1)), SignedDescriptor.sign(federation.server(), descriptor));
        serverStep = 2;
        return descriptor;
    }

    /** Step 2 up to the server's close. */
    void share(IntPredicate clients) {
        offer(clients, serverShare().message());
        closeShares();
    }

    /** The clients take the terms, and go on or refuse. */
    void offer(IntPredicate clients, SignedDescriptor descriptor) {
        IntStream.range(0, advertised.size())
                .filter(clients)
                .forEach(client -> attempt(client, () -> {
                    SignedDescriptor received = parsed(descriptor.toBytes(), SignedDescriptor::parse);
                    sharing.put(client, advertised.get(client).share(received, Federation.NOW));
                }));
    }

    /** The server takes the shares of all who went on. */
    void closeShares() {
        for (int client : sharing.clients()) {
            require(serverShare().receive(client, sharing.get(client).message()));
        }
        closeSharesTaken();
    }

    /** The server goes on with the shares it has taken. */
    void closeSharesTaken() {
        serverMask = serverShare().close();
        serverStep = 3;
    }

    /** Step 3 up to the server's close. */
    void mask(IntPredicate clients, List<int[]> vectors) {
        for (int client : sharing.clients()) {
            if (clients.test(client)) {
                mask(client, delivery(client), vectors.get(client));
            }
        }
        closeVectors();
    }

    /** One client masks its vector, or refuses. */
    void mask(int client, Delivery delivery, int[] vector) {
        attempt(client, () -> masking.put(client, sharing.get(client).maskEncoded(delivery, vector.clone())));
    }

    Delivery delivery(int client) {
        return parsed(serverMask().message(client).toBytes(), Delivery::parse);
    }

    /** The server takes the vectors of all who went on. */
    void closeVectors() {
        for (int client : masking.clients()) {
            require(serverMask().receive(client, vector(client)));
        }
        serverConsistency = serverMask().close();
        serverStep = 4;
    }

    /** A client's masked vector as the server reads it. */
    MaskedVector vector(int client) {
        byte[] bytes = masking.get(client).message().toBytes().clone();
        return parsed(bytes, received -> MaskedVector.parse(received, format().layout()));
    }

    /** Step 4 up to the server's close. */
    void confirm(IntPredicate clients) {
        Survivors survivors = parsed(serverConsistency().message().toBytes(), Survivors::parse);
        for (int client : masking.clients()) {
            if (clients.test(client)) {
                confirm(client, survivors);
            }
        }
        closeConfirmations();
    }

    /** One client signs survivors, or refuses. */
    void confirm(int client, Survivors survivors) {
        attempt(client, () -> confirming.put(client, masking.get(client).confirm(survivors)));
    }

    /** The server takes the signatures of all who went on. */
    void closeConfirmations() {
        for (int client : confirming.clients()) {
            require(serverConsistency().receive(client, confirming.get(client).message()));
        }
        serverUnmask = serverConsistency().close();
        serverStep = 5;
    }

    /** Step 5 without the server's close. */
    void unmask(IntPredicate clients) {
        for (int client : confirming.clients()) {
            if (clients.test(client)) {
                unmask(client, parsed(serverUnmask().message(client).toBytes(), Confirmations::parse));
            }
        }
        for (int client : unmasking.clients()) {
            require(serverUnmask().receive(client, unmasking.get(client).message()));
        }
    }

    /** One client reveals its shares, or refuses. */
    void unmask(int client, Confirmations confirmations) {
        attempt(client, () -> unmasking.put(client, confirming.get(client).unmask(confirmations)));
    }

    UnmaskedSum sum() {
        return serverUnmask().close(Runnable::run, 1);
    }

    /** The step that the server has reached, 1 to 5. */
    int serverStep() {
        return serverStep;
    }

    RoundDescriptor descriptor() {
        return serverShare().message().descriptor();
    }

    VectorFormat format() {
        return descriptor().format();
    }

    /** The round as the server sees it. */
    ServerView view() {
        return ServerView.of(descriptor(), federation.primitives(), federation.verifier());
    }

    ServerAdvertise serverAdvertise() {
        return serverAdvertise;
    }

    ServerShare serverShare() {
        return Objects.requireNonNull(serverShare);
    }

    ServerMask serverMask() {
        return Objects.requireNonNull(serverMask);
    }

    ServerConsistency serverConsistency() {
        return Objects.requireNonNull(serverConsistency);
    }

    ServerUnmask serverUnmask() {
        return Objects.requireNonNull(serverUnmask);
    }

    /** What a parser may throw. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(byte[] bytes) throws DecodeException;
    }

    static <T> T parsed(byte[] bytes, Parser<T> parser) {
        try {
            return parser.parse(bytes);
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    private void attempt(int client, Runnable step) {
        try {
            step.run();
        } catch (RoundAbortedException e) {
            refusals.put(client, e);
        }
    }

    private static void require(Admission admission) {
        if (!admission.isAccepted()) {
            throw new AssertionError(admission.toString());
        }
    }
}
