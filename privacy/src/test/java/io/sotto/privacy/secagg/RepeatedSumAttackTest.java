package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.RoundMemory;
import io.sotto.privacy.secagg.parameter.TrustModel;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Attacks by a server that has a sum and wants another of the same model: their difference would be one client's update,
 * or two noises would average out. Client 0 is the victim.
 */
class RepeatedSumAttackTest {
    private static final int CLIENTS = 8;
    private static final IntPredicate ALL = client -> true;
    private static final RoundId AGAIN = new RoundId(Federation.ROUND.task(), 1, 2);
    private static final RoundId OTHER_TASK = new RoundId(Digest.sha256(new byte[] {77}), 1, 1);

    private final Federation federation = Federation.toy(11, CLIENTS);

    @Test
    void serverRunsTheRoundAgainWithoutTheVictim_nobodyConfirms() {
        List<RoundMemory> memories = afterSum(Federation.plan(20));
        RoundRun again = masked(AGAIN, memories, client -> client != 0, Federation.plan(20));
        assertEverybodyRefuses(again);
    }

    @Test
    void serverUsesTheModelInALaterRound_nobodyConfirmsOtherSurvivors() {
        List<RoundMemory> memories = afterSum(Federation.plan(20));
        RoundId later = new RoundId(Federation.ROUND.task(), 2, 1);
        assertEverybodyRefuses(masked(later, memories, client -> client != 0, Federation.plan(20)));
    }

    @Test
    void serverRunsTheRoundAgainWithTheSameSurvivors_theSumIsTheSame() {
        RoundRun again = masked(AGAIN, afterSum(Federation.plan(20)), ALL, Federation.plan(20));
        again.confirm(ALL);
        again.unmask(ALL);
        assertThat(again.sum().survivors().count()).isEqualTo(CLIENTS);
    }

    @Test
    void serverRunsANoisyRoundAgain_nobodyConfirms() {
        RoundPlan noisy = noisyPlan();
        assertEverybodyRefuses(masked(AGAIN, afterSum(noisy), ALL, noisy));
    }

    @Test
    void roundThatOpenedNoSum_isRunAgainWithAnySurvivors() {
        RoundRun first = masked(Federation.ROUND, empty(), ALL, Federation.plan(20));
        List<RoundMemory> begun = IntStream.range(0, CLIENTS)
                .mapToObj(client -> first.sharing.get(client).memory())
                .toList();
        RoundRun again = masked(AGAIN, begun, client -> client != 0, Federation.plan(20));
        again.confirm(ALL);
        assertThat(again.confirming.size()).isEqualTo(CLIENTS - 1);
    }

    @Test
    void serverNamesAnotherTaskOverTheSameModel_nobodyConfirmsOtherSurvivors() {
        List<RoundMemory> memories = afterSum(Federation.plan(20));
        assertEverybodyRefuses(masked(OTHER_TASK, memories, client -> client != 0, Federation.plan(20)));
    }

    @Test
    void anotherTaskFromTheSameModel_withTheSameSurvivors_isSummed() {
        RoundRun again = masked(OTHER_TASK, afterSum(Federation.plan(20)), ALL, Federation.plan(20));
        again.confirm(ALL);
        again.unmask(ALL);
        assertThat(again.sum().survivors().count()).isEqualTo(CLIENTS);
    }

    private void assertEverybodyRefuses(RoundRun again) {
        for (int client : again.masking.clients()) {
            again.confirm(client, again.serverConsistency().message());
            assertThat(again.refusals.get(client).reason()).isEqualTo(AbortReason.WRONG_SURVIVORS);
            assertThat(again.refusals.get(client)).hasMessageContaining("a sum of this model was opened before");
        }
        assertThat(again.confirming.size()).isZero();
    }

    private List<RoundMemory> afterSum(RoundPlan plan) {
        RoundRun first = masked(Federation.ROUND, empty(), ALL, plan);
        first.confirm(ALL);
        first.unmask(ALL);
        assertThat(first.sum().survivors().count()).isEqualTo(CLIENTS);
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> first.unmasking.get(client).memory())
                .toList();
    }

    private RoundRun masked(RoundId round, List<RoundMemory> memories, IntPredicate survivors, RoundPlan plan) {
        RoundRun run = new RoundRun(federation, plan, round, memories::get);
        run.advertise(ALL, DevicePolicy.STANDARD);
        run.describe();
        run.share(ALL);
        List<int[]> vectors = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            vectors.add(new int[run.format().vectorLength()]);
        }
        run.mask(survivors, vectors);
        return run;
    }

    private static List<RoundMemory> empty() {
        return java.util.Collections.nCopies(CLIENTS, RoundMemory.EMPTY);
    }

    private static RoundPlan noisyPlan() {
        return new RoundPlan(
                TrustModel.STANDARD,
                3,
                5000,
                0.5,
                Duration.ofMinutes(10),
                20,
                List.of(SideValue.count("hits")),
                1.0,
                16,
                false,
                1000,
                0.5,
                0);
    }
}
