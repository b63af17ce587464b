package io.sotto.privacy.secagg;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.secagg.graph.GraphSeed;
import io.sotto.privacy.secagg.graph.NeighbourGraph;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.MaskingTerms;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A round as the server sees it once the cohort is fixed. Immutable. */
record ServerView(
        RoundDescriptor descriptor,
        Context context,
        List<NeighbourList> neighbours,
        RoundKeys keys,
        Primitives primitives,
        SignatureVerifier verifier) {
    static ServerView of(RoundDescriptor descriptor, Primitives primitives, SignatureVerifier verifier) {
        Context context = Context.of(descriptor);
        NeighbourGraph graph = NeighbourGraph.of(
                descriptor.cohort().size(),
                descriptor.masking().neighbours(),
                GraphSeed.of(descriptor.advertisedKeys()),
                primitives.streams().get());
        List<NeighbourList> neighbours = IntStream.range(0, graph.clients())
                .mapToObj(client -> new NeighbourList(graph.neighbours(client)))
                .toList();
        return new ServerView(
                descriptor, context, neighbours, new RoundKeys(primitives, context), primitives, verifier);
    }

    int clients() {
        return descriptor.cohort().size();
    }

    NeighbourList neighbours(int client) {
        return neighbours.get(client);
    }

    MaskingTerms masking() {
        return descriptor.masking();
    }

    VectorFormat format() {
        return descriptor.format();
    }

    Participant participant(int client) {
        return descriptor.cohort().get(client);
    }

    String name(int client) {
        return participant(client).name();
    }

    /** All clients of the cohort. */
    BitSet everyone() {
        BitSet everyone = new BitSet();
        everyone.set(0, clients());
        return everyone;
    }

    /** Ends the round if too few are left. */
    void requireSurvivors(BitSet left, String what) {
        ServerPhase.require(
                left.cardinality() >= masking().minimumSurvivors(),
                AbortReason.TOO_FEW_SURVIVORS,
                "%d clients %s: expected %d or more"
                        .formatted(left.cardinality(), what, masking().minimumSurvivors()));
    }
}
