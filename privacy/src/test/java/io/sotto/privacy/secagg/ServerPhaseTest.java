package io.sotto.privacy.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.privacy.TestRandomness;
import io.sotto.privacy.crypto.AgreementKey;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Advertisement;
import io.sotto.privacy.secagg.message.Confirmation;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.Participant;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.Unmasking;
import io.sotto.privacy.secagg.policy.DevicePolicy;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each phase of the server takes and refuses. */
class ServerPhaseTest {
    private static final int CLIENTS = 6;
    private static final IntPredicate ALL = client -> true;
    private static final Context OTHER = new Context(Digest.sha256(new byte[] {99}));

    private final Federation federation = Federation.toy(5, CLIENTS + 2);
    private final RoundRun run = new RoundRun(federation, Federation.plan(4));

    @Test
    void advertise_cohort_isOrderedByIdentity() {
        toDescribed();
        assertThat(run.descriptor().cohort())
                .extracting(Participant::identity)
                .hasSize(CLIENTS)
                .isSorted();
    }

    @Test
    void advertise_whatDoesNotFit_isRefused() {
        run.advertise(device -> device < 2, DevicePolicy.STANDARD);
        ServerAdvertise server = run.serverAdvertise();
        Advertisement good = advertisement(7);
        Participant participant = good.participant();
        Signer signer = federation.signer(7);

        assertRefused(
                Admission.Reason.REPEATED, server.receive(run.advertised.get(0).message(), Federation.NOW));
        assertRefused(
                Admission.Reason.WRONG_ROUND,
                server.receive(
                        new Advertisement(new RoundId(Federation.ROUND.task(), 1, 2), participant), Federation.NOW));
        assertRefused(Admission.Reason.NOT_ENROLLED, server.receive(good, Federation.END));
        Enrolment self = Enrolment.issue(signer, signer.identity(), Federation.END);
        assertRefused(Admission.Reason.NOT_ENROLLED, server.receive(signed(self, key(1), key(2)), Federation.NOW));
        assertRefused(
                Admission.Reason.FORGED,
                server.receive(
                        new Advertisement(
                                Federation.ROUND,
                                new Participant(
                                        participant.enrolment(),
                                        key(1),
                                        participant.maskKey(),
                                        participant.signature())),
                        Federation.NOW));
        Participant first = run.advertised.get(0).message().participant();
        for (AgreementKey taken : List.of(first.cipherKey(), first.maskKey())) {
            assertRefused(
                    Admission.Reason.MISMATCH,
                    server.receive(signed(participant.enrolment(), taken, key(2)), Federation.NOW));
            assertRefused(
                    Admission.Reason.MISMATCH,
                    server.receive(signed(participant.enrolment(), key(1), taken), Federation.NOW));
        }
        assertRefused(
                Admission.Reason.MISMATCH,
                server.receive(signed(participant.enrolment(), key(1), key(1)), Federation.NOW));
        assertThat(server.count()).isEqualTo(2);
        assertThat(server.receive(good, Federation.NOW)).isEqualTo(Admission.accepted());
        assertThat(server.count()).isEqualTo(3);
        server.close(Federation.NOW);
        assertThat(server.isClosed()).isTrue();
        assertRefused(Admission.Reason.LATE, server.receive(advertisement(6), Federation.NOW));
        assertThatThrownBy(() -> server.close(Federation.NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void advertise_whoIsLeftOut_isNotInTheCohort() {
        run.advertise(ALL, DevicePolicy.STANDARD);
        ServerAdvertise server = run.serverAdvertise();
        IdentityKey one = federation.signer(2).identity();
        int before = server.count();

        server.leaveOut(one);

        assertThat(server.count()).isEqualTo(before - 1);
        List<Participant> cohort =
                server.close(Federation.NOW).message().descriptor().cohort();
        assertThat(cohort).extracting(Participant::identity).hasSize(before - 1).doesNotContain(one);
        assertThatThrownBy(() -> server.leaveOut(cohort.get(0).identity())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void advertise_fullCohort_takesNoMore() {
        RoundPlan plan = Federation.plan(4);
        RoundPlan small = new RoundPlan(plan.trust(), 3, 3, 0.5, plan.lifetime(), 4, List.of(), 1, 8, false, 10, 0, 0);
        ServerAdvertise server =
                ServerAdvertise.begin(federation.aggregator(small), Federation.ROUND, Federation.TRAINING);
        for (int device = 0; device < 3; device++) {
            assertThat(server.receive(advertisement(device), Federation.NOW).isAccepted())
                    .isTrue();
        }
        assertRefused(Admission.Reason.FULL, server.receive(advertisement(3), Federation.NOW));
    }

    @Test
    void advertise_tooFew_abortsWithNumbers() {
        run.advertise(device -> device < 2, DevicePolicy.STANDARD);
        assertAborts(AbortReason.TOO_FEW_CLIENTS, run::describe, "2 clients advertised: expected 3 or more");
    }

    @Test
    void share_whatDoesNotFit_isRefused() {
        toDescribed();
        run.offer(ALL, run.serverShare().message());
        ServerShare server = run.serverShare();
        Shares good = run.sharing.get(1).message();

        assertRefused(Admission.Reason.NOT_EXPECTED, server.receive(CLIENTS, good));
        assertRefused(
                Admission.Reason.WRONG_ROUND, server.receive(1, new Shares(OTHER, good.selfSeed(), good.packets())));
        assertRefused(
                Admission.Reason.MISMATCH,
                server.receive(
                        1,
                        new Shares(
                                good.context(), good.selfSeed(), good.packets().subList(1, 5))));
        assertRefused(Admission.Reason.MISMATCH, server.receive(2, good));
        assertThat(server.sharers().isEmpty()).isTrue();
        assertThat(server.receive(1, good).isAccepted()).isTrue();
        assertRefused(Admission.Reason.REPEATED, server.receive(1, good));
        assertThat(server.sharers()).isEqualTo(bits(1));
        assertAborts(AbortReason.TOO_FEW_SURVIVORS, server::close, "1 clients shared: expected 4 or more");
        assertRefused(
                Admission.Reason.LATE, server.receive(2, run.sharing.get(2).message()));
    }

    @Test
    void mask_whatDoesNotFit_isRefused() {
        toDescribed();
        run.share(client -> client != 5);
        for (int client = 0; client < 5; client++) {
            run.mask(client, run.delivery(client), new int[6]);
        }
        ServerMask server = run.serverMask();
        MaskedVector good = run.vector(1);
        MaskedVector wrong = MaskedVector.pack(OTHER, new int[6], run.format().layout());

        assertThat(run.delivery(1).packets())
                .extracting(packet -> packet.peer())
                .containsExactly(0, 2, 3, 4);
        assertRefused(Admission.Reason.NOT_EXPECTED, server.receive(5, good));
        assertRefused(Admission.Reason.WRONG_ROUND, server.receive(1, wrong));
        assertThat(server.receive(1, good).isAccepted()).isTrue();
        assertRefused(Admission.Reason.REPEATED, server.receive(1, good));
        assertThat(server.survivors()).isEqualTo(bits(1));
        assertAborts(AbortReason.TOO_FEW_SURVIVORS, server::close, "1 clients sent their vectors: expected 4 or more");
    }

    @Test
    void consistency_whatDoesNotFit_isRefused() {
        toDescribed();
        run.share(ALL);
        run.mask(client -> client != 5, vectors());
        for (int client = 0; client < 5; client++) {
            run.confirm(client, run.serverConsistency().message());
        }
        ServerConsistency server = run.serverConsistency();
        Confirmation good = run.confirming.get(1).message();

        assertRefused(Admission.Reason.NOT_EXPECTED, server.receive(5, good));
        assertRefused(Admission.Reason.FORGED, server.receive(2, good));
        assertRefused(Admission.Reason.WRONG_ROUND, server.receive(1, new Confirmation(OTHER, good.signature())));
        assertRefused(
                Admission.Reason.FORGED,
                server.receive(1, new Confirmation(good.context(), Signature.of(new byte[64]))));
        assertThat(server.receive(1, good).isAccepted()).isTrue();
        assertRefused(Admission.Reason.REPEATED, server.receive(1, good));
        assertThat(server.confirmed()).isEqualTo(bits(1));
        for (int client : new int[] {0, 2, 3}) {
            server.receive(client, run.confirming.get(client).message());
        }
        assertAborts(
                AbortReason.TOO_FEW_SURVIVORS,
                server::close,
                "4 clients confirmed the survivors: expected more than 4");
    }

    @Test
    void unmask_whatDoesNotFit_isRefused() {
        toUnmasking();
        ServerUnmask server = run.serverUnmask();
        Unmasking good = run.unmasking.get(1).message();

        assertThat(server.message(1).entries())
                .extracting(entry -> entry.from())
                .containsExactly(0, 2, 3, 4, 5);
        assertRefused(Admission.Reason.WRONG_ROUND, server.receive(1, new Unmasking(OTHER, good.shares(), List.of())));
        assertRefused(Admission.Reason.LIE, server.receive(2, without(good, 2)));
        Unmasking ofItself = new Unmasking(
                good.context(),
                good.shares().stream().filter(share -> share.owner() == 2).toList(),
                List.of());
        assertRefused(Admission.Reason.MISMATCH, server.receive(2, ofItself));
        assertThat(server.isComplete()).isFalse();
        assertThat(server.receive(1, good).isAccepted()).isTrue();
        assertRefused(Admission.Reason.REPEATED, server.receive(1, good));
        assertThat(server.received()).isEqualTo(bits(1));
        assertAborts(
                AbortReason.UNRECOVERABLE,
                () -> server.close(Runnable::run, 1),
                "1 shares of the secret of client %s came: expected 4"
                        .formatted(run.descriptor().cohort().get(0).identity().abbreviated()));
    }

    @Test
    void unmask_enoughShares_isCompleteBeforeAllCame() {
        toUnmasking();
        ServerUnmask server = run.serverUnmask();
        for (int client = 0; client < 4; client++) {
            server.receive(client, run.unmasking.get(client).message());
        }
        assertThat(server.isComplete())
                .as("clients 0 to 3 have three shares each")
                .isFalse();
        server.receive(4, run.unmasking.get(4).message());
        assertThat(server.isComplete()).isTrue();
        assertThat(server.close(Runnable::run, 1).survivors().count()).isEqualTo(CLIENTS);
    }

    @Test
    void unmask_manyWorkers_giveTheSameSum() {
        for (int workers : new int[] {1, 2, 3, 16}) {
            RoundRun one = new RoundRun(Federation.toy(9, 20), Federation.plan(50));
            one.advertise(ALL, DevicePolicy.STANDARD);
            one.describe();
            one.share(ALL);
            int[] vector = IntStream.range(0, 52).toArray();
            one.mask(
                    client -> client % 7 != 3,
                    IntStream.range(0, 20).mapToObj(i -> vector).toList());
            one.confirm(ALL);
            one.unmask(ALL);
            ExecutorService executor = Executors.newFixedThreadPool(3);
            int[] sum = one.serverUnmask().close(executor, workers).elements();
            executor.shutdown();
            for (int i = 0; i < sum.length; i++) {
                assertThat(sum[i]).isEqualTo(i * 17);
            }
        }
    }

    @Test
    void run_aWorkerFails_isThrownAfterAllEnded() {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        java.util.concurrent.atomic.AtomicInteger ended = new java.util.concurrent.atomic.AtomicInteger();
        assertThatThrownBy(() -> Parallel.run(executor, 4, () -> {
                    if (ended.incrementAndGet() == 2) {
                        throw new IllegalArgumentException("the second");
                    }
                }))
                .hasMessage("the second");
        assertThat(ended).hasValue(4);
        assertThatThrownBy(() -> Parallel.run(executor, 1, () -> {
                    throw new AssertionError("an error");
                }))
                .hasRootCauseMessage("an error");
        executor.shutdown();
    }

    @Test
    void run_interrupted_waitsAllTheSame() {
        ExecutorService executor = Executors.newFixedThreadPool(1);
        java.util.concurrent.atomic.AtomicInteger ended = new java.util.concurrent.atomic.AtomicInteger();
        Thread.currentThread().interrupt();
        Parallel.run(executor, 3, ended::incrementAndGet);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).hasValue(3);
        executor.shutdown();
    }

    private void toDescribed() {
        run.advertise(device -> device < CLIENTS, DevicePolicy.STANDARD);
        run.describe();
    }

    private void toUnmasking() {
        toDescribed();
        run.share(ALL);
        run.mask(ALL, vectors());
        run.confirm(ALL);
        for (int client = 0; client < CLIENTS; client++) {
            run.unmask(client, run.serverUnmask().message(client));
        }
    }

    private static List<int[]> vectors() {
        return IntStream.range(0, CLIENTS).mapToObj(client -> new int[6]).toList();
    }

    private Advertisement advertisement(int device) {
        return ClientAdvertise.begin(federation.device(device), Federation.ROUND, Federation.TRAINING)
                .message();
    }

    private Advertisement signed(Enrolment enrolment, AgreementKey cipherKey, AgreementKey maskKey) {
        return new Advertisement(
                Federation.ROUND,
                Participant.sign(federation.signer(7), enrolment, Federation.ROUND, cipherKey, maskKey));
    }

    private static AgreementKey key(int seed) {
        byte[] bytes = new byte[32];
        TestRandomness.seeded(seed).fill(bytes);
        return AgreementKey.of(bytes);
    }

    private static Unmasking without(Unmasking unmasking, int owner) {
        return new Unmasking(
                unmasking.context(),
                unmasking.shares().stream()
                        .filter(share -> share.owner() != owner)
                        .toList(),
                List.of());
    }

    private static BitSet bits(int... indices) {
        BitSet bits = new BitSet();
        Arrays.stream(indices).forEach(bits::set);
        return bits;
    }

    private static void assertRefused(Admission.Reason reason, Admission admission) {
        assertThat(admission.isAccepted()).isFalse();
        assertThat(admission)
                .isInstanceOfSatisfying(
                        Admission.Refused.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.detail())
                                .isEqualTo(reason));
    }

    private static void assertAborts(
            AbortReason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RoundAbortedException.class,
                        aborted -> assertThat(aborted.reason()).isEqualTo(reason))
                .hasMessage("%s: %s".formatted(reason, message));
    }
}
