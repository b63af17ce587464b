package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.codec.VectorFormat;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.parameter.GraphParameters;
import io.sotto.privacy.secagg.policy.AnyTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever drops out and when, the round ends with the exact sum of those whose vectors arrived, or is given up for a
 * reason that the terms give: checked against integer sums and against conditions written down a second time.
 */
class ExactSumTest {
    /** The step before which a client vanishes; 6 is never. */
    private static final int NEVER = 6;

    @Tag("thorough")
    @Test
    void rounds_randomDropOuts_giveTheExactSumOrAClearAbort() {
        int finished = 0;
        for (int seed = 0; seed < 2000; seed++) {
            finished += runRandomRound(seed, Federation.toy(seed, 3 + new Random(seed).nextInt(12))) ? 1 : 0;
        }
        assertThat(finished).as("rounds that ended with a sum").isBetween(1000, 1900);
    }

    @Tag("slow")
    @Test
    void rounds_manyMoreRandomDropOuts_giveTheExactSumOrAClearAbort() {
        for (int seed = 10_000; seed < 30_000; seed++) {
            runRandomRound(seed, Federation.toy(seed, 3 + new Random(seed).nextInt(30)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void rounds_realPrimitives_giveTheExactSumOrAClearAbort(int seed) {
        runRandomRound(seed, Federation.real(seed, 5 + seed));
    }

    @Test
    void round_hararyGraph_givesTheExactSum() {
        assertThat(runRandomRound(77, Federation.toy(77, 120), 0.03)).isTrue();
    }

    private static boolean runRandomRound(long seed, Federation federation) {
        return runRandomRound(seed, federation, new Random(seed).nextDouble() * 0.4);
    }

    private static boolean runRandomRound(long seed, Federation federation, double dropOutRate) {
        Random random = new Random(seed);
        int[] leaves = IntStream.range(0, federation.size())
                .map(i -> random.nextDouble() < dropOutRate ? random.nextInt(NEVER) : NEVER)
                .toArray();
        RoundRun run = new RoundRun(federation, Federation.plan(1 + random.nextInt(40)));
        try {
            return runWith(run, leaves, random);
        } catch (RoundAbortedException e) {
            assertThat(abortIsDue(run, e.reason()))
                    .as("seed %d: %s", seed, e.getMessage())
                    .isTrue();
            return false;
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static boolean runWith(RoundRun run, int[] leaves, Random random) {
        run.advertise(device -> leaves[device] > 0, new AnyTerms());
        int[] left = IntStream.of(leaves).filter(step -> step > 0).toArray();
        RoundDescriptor descriptor = run.describe();
        if (random.nextBoolean() && left.length > 8) {
            descriptor = run.describeAs(withSmallerGraph(descriptor, random));
        }
        List<int[]> vectors = vectors(descriptor, left.length, random);
        run.share(client -> left[client] > 1);
        run.mask(client -> left[client] > 2, vectors);
        run.confirm(client -> left[client] > 3);
        run.unmask(client -> left[client] > 4);
        UnmaskedSum sum = run.sum();

        assertThat(everySecretHasItsShares(run)).isTrue();
        int[] elements = sum.elements();
        for (int i = 0; i < elements.length; i++) {
            int expected = 0;
            for (int survivor : run.masking.clients()) {
                expected += vectors.get(survivor)[i];
            }
            assertThat(elements[i]).isEqualTo(expected);
        }
        assertThat(sum.survivors().indices())
                .containsExactly(run.masking.clients().stream().mapToInt(c -> c).toArray());
        return true;
    }

    /** A ring of fewer neighbours, as in large cohorts. */
    private static RoundDescriptor withSmallerGraph(RoundDescriptor descriptor, Random random) {
        int clients = descriptor.cohort().size();
        int neighbours = 2 * (2 + random.nextInt((clients - 2) / 2 - 1));
        GraphParameters graph =
                new GraphParameters(neighbours, GraphParameters.usualThreshold(neighbours) - random.nextInt(2));
        return Federation.plan(descriptor.format().modelLength())
                .describe(descriptor.round(), descriptor.training(), descriptor.cohort(), graph, Federation.NOW);
    }

    private static List<int[]> vectors(RoundDescriptor descriptor, int clients, Random random) {
        VectorFormat format = descriptor.format();
        List<int[]> vectors = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            vectors.add(IntStream.range(0, format.vectorLength())
                    .map(element -> element < format.modelLength()
                            ? random.nextInt(-format.largestInput(), format.largestInput() + 1)
                            : random.nextInt(format.largestSideInput() + 1))
                    .toArray());
        }
        return vectors;
    }

    /** The conditions of the protocol once more, from who got how far. */
    private static boolean abortIsDue(RoundRun run, AbortReason reason) {
        if (run.serverStep() == 1) {
            return reason == AbortReason.TOO_FEW_CLIENTS && run.advertised.size() < 3;
        }
        int least = run.descriptor().masking().minimumSurvivors();
        int threshold = run.descriptor().masking().threshold();
        return switch (run.serverStep()) {
            case 2 -> reason == AbortReason.TOO_FEW_SURVIVORS && run.sharing.size() < least;
            case 3 -> reason == AbortReason.TOO_FEW_SURVIVORS && run.masking.size() < least;
            case 4 -> reason == AbortReason.TOO_FEW_SURVIVORS && run.confirming.size() <= threshold;
            default -> reason == AbortReason.UNRECOVERABLE && !everySecretHasItsShares(run);
        };
    }

    private static boolean everySecretHasItsShares(RoundRun run) {
        ServerView view = run.view();
        return run.sharing.clients().stream()
                .allMatch(owner -> view.neighbours(owner).stream()
                                .filter(run.unmasking::has)
                                .count()
                        >= run.descriptor().masking().threshold());
    }
}
