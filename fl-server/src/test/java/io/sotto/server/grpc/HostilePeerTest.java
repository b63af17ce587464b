package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.ParameterVector;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.secagg.RoundAbortedException;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.RevealedShare;
import io.sotto.privacy.secagg.message.SealedShares;
import io.sotto.privacy.secagg.message.SharePacket;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.Unmasking;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepTask;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.SubmitStepResponse.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client among six that lies inside well-formed messages, through gRPC: what it can do, and what it cannot. */
class HostilePeerTest {
    private static final float[] UPDATES = {0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f};

    private final TestFederation federation = TestFederation.of(1, 6, 3);
    private final List<TestClient> clients = federation.cohort(6);
    private final TestClient hostile = clients.get(0);
    private final List<TestClient> honest = clients.subList(1, 6);
    private final ParameterVector before = federation.coordinator.global().parameters();

    @AfterEach
    void close() {
        federation.close();
    }

    @Test
    void peerOverflowsTheCountAndStaysAway_theOthersOpenNoSecondSumAndTheModelStays() {
        overflowTheCount();

        assertRoundIsLost();
        assertRunEndsWithoutASecondSum();
    }

    @Test
    void peerOverflowsTheCountAndIsHonestThen_theSecondSumIsThatOfTheSameSurvivors() {
        overflowTheCount();

        assertRoundIsLost();
        TestFederation.play(clients, UPDATES);

        federation.assertModelIsNear(0.01f);
        assertThat(federation.store.rounds()).singleElement().satisfies(round -> {
            assertThat(round.attempts()).isEqualTo(2);
            assertThat(round.updates()).isEqualTo(6);
        });
    }

    /**
     * The highest bit of word 33,332, of 23 bits, is turned: the second of the three that element 50,000 lies in, the count of
     * samples, which that moves by half of its span.
     */
    private void overflowTheCount() {
        TestFederation.advertise(clients);
        TestFederation.step(clients, Step.SHARE);
        StepTask task = hostile.step();
        byte[] vector = hostile.message(task, 0.01f);
        int highestBit = (33_332 + 1) * 23 - 1;
        vector[4 + 32 + highestBit / 8] ^= (byte) (1 << highestBit % 8);
        assertThat(hostile.submit(task.getRound(), Step.MASK, vector).answer().hasAccepted())
                .as("nobody can see it in the vector")
                .isTrue();
        TestFederation.step(honest, Step.MASK, UPDATES);
        TestFederation.step(clients, Step.CONFIRM);
        TestFederation.step(clients, Step.UNMASK);
    }

    @Test
    void peerCommitsToAnotherSeed_itIsNamedTheOthersOpenNoSecondSumAndTheModelStays() throws DecodeException {
        TestFederation.advertise(clients);
        StepTask task = hostile.step();
        Shares shares = Shares.parse(hostile.message(task, 0));
        byte[] lie = new Shares(shares.context(), Digest.sha256(new byte[] {1}), shares.packets()).toBytes();
        goOnAfterItsShares(task, lie);

        assertRoundIsLost();
        assertThat(federation.failures)
                .singleElement()
                .asString()
                .contains("the seed of client %s is not the one it committed to"
                        .formatted(hostile.identity().abbreviated()));
        assertRunEndsWithoutASecondSum();
    }

    @Test
    void peerSealsAShareThatCannotBeRead_itIsNamedAndTheSumIsThatOfAll() throws DecodeException {
        TestFederation.advertise(clients);
        StepTask task = hostile.step();
        byte[] lie = withUnreadable(Shares.parse(hostile.message(task, 0)), honest.get(0))
                .toBytes();
        goOnAfterItsShares(task, lie);

        federation.assertModelIsNear(0.01f);
        assertThat(federation.complaints).containsExactly(Map.entry(hostile.identity(), 1));
    }

    /** Four of five shares open a secret; two of this one's holders cannot read theirs. */
    @Test
    void peerSealsSharesThatTooFewCanRead_itIsNamedTheOthersOpenNoSecondSumAndTheModelStays() throws DecodeException {
        TestFederation.advertise(clients);
        StepTask task = hostile.step();
        Shares truth = Shares.parse(hostile.message(task, 0));
        byte[] lie = withUnreadable(withUnreadable(truth, honest.get(0)), honest.get(1))
                .toBytes();
        goOnAfterItsShares(task, lie);

        assertRoundIsLost();
        assertThat(federation.failures)
                .singleElement()
                .asString()
                .contains("3 shares of the secret of client %s came: expected 4"
                        .formatted(hostile.identity().abbreviated()));
        assertThat(federation.complaints).containsExactly(Map.entry(hostile.identity(), 2));
        assertRunEndsWithoutASecondSum();
    }

    @Test
    void peerTampersWithAShare_itIsRefusedAndTheSumIsThatOfAll() throws DecodeException {
        TestFederation.advertise(clients);
        TestFederation.step(clients, Step.SHARE);
        TestFederation.step(clients, Step.MASK, UPDATES);
        TestFederation.step(clients, Step.CONFIRM);
        StepTask task = hostile.step();
        Unmasking truth = Unmasking.parse(hostile.message(task, 0));
        SubmitStepResponse answer = hostile.submit(
                        task.getRound(), Step.UNMASK, withOtherFirstShare(truth).toBytes())
                .answer();
        assertThat(answer.getRefused().getReason()).isEqualTo(Reason.NOT_GENUINE);
        assertThat(answer.getRefused().getMessage()).contains("that it was not given");
        TestFederation.step(honest, Step.UNMASK);

        federation.assertModelIsNear(0.01f);
        assertThat(federation.store.rounds())
                .singleElement()
                .satisfies(round -> assertThat(round.updates()).isEqualTo(6));
    }

    /** The packet for this client is spoiled; its place is that of its identity. */
    private Shares withUnreadable(Shares truth, TestClient recipient) {
        int place = clients.stream().map(TestClient::identity).sorted().toList().indexOf(recipient.identity());
        return new Shares(
                truth.context(),
                truth.selfSeed(),
                truth.packets().stream()
                        .map(packet -> packet.peer() == place ? spoiled(packet) : packet)
                        .toList());
    }

    private static SharePacket spoiled(SharePacket packet) {
        byte[] sealed = packet.sealed().toBytes();
        sealed[40] ^= 4;
        return new SharePacket(packet.peer(), SealedShares.of(sealed), packet.selfSeed(), packet.maskKey());
    }

    private static Unmasking withOtherFirstShare(Unmasking truth) {
        List<RevealedShare> shares = new ArrayList<>(truth.shares());
        RevealedShare first = shares.get(0);
        byte[] share = first.share();
        share[20] ^= 1;
        shares.set(0, new RevealedShare(first.owner(), first.kind(), share));
        return new Unmasking(truth.context(), shares, truth.unreadable());
    }

    private void goOnAfterItsShares(StepTask task, byte[] shares) {
        assertThat(hostile.submit(task.getRound(), Step.SHARE, shares).answer().hasAccepted())
                .isTrue();
        TestFederation.step(honest, Step.SHARE);
        TestFederation.step(clients, Step.MASK, UPDATES);
        TestFederation.step(clients, Step.CONFIRM);
        TestFederation.step(clients, Step.UNMASK);
    }

    private void assertRoundIsLost() {
        assertThat(federation.failures).hasSize(1);
        assertThat(federation.store.rounds()).isEmpty();
        assertThat(federation.coordinator.global().parameters()).isEqualTo(before);
    }

    /** The attempts that are left, without the liar: all but one helped to open the sum, and they confirm no other one. */
    private void assertRunEndsWithoutASecondSum() {
        for (int attempt = 2; attempt <= 3; attempt++) {
            List<TestClient> cohort = advertiseWithoutTheLiar(attempt);
            TestFederation.step(cohort, Step.SHARE);
            TestFederation.step(cohort, Step.MASK, UPDATES);
            List<StepTask> asked = cohort.stream().map(TestClient::step).toList();
            List<TestClient> refusing = IntStream.range(0, cohort.size())
                    .filter(i -> refuses(cohort.get(i), asked.get(i)))
                    .mapToObj(cohort::get)
                    .toList();
            assertThat(refusing).hasSizeGreaterThanOrEqualTo(cohort.size() - 1);
            refusing.get(0).withdraw(asked.get(0).getRound()).answer();
            assertThat(federation.failures).hasSize(attempt);
        }
        assertThat(honest.get(0).ask().answer().hasFinished()).isTrue();
        assertThat(federation.store.rounds()).isEmpty();
        assertThat(federation.coordinator.global().parameters()).isEqualTo(before);
    }

    /** Those of the others who are asked: one more stays out, lest the cohort differ from the last by the liar alone. */
    private List<TestClient> advertiseWithoutTheLiar(int attempt) {
        List<Recorder<NextTaskResponse>> tasks =
                honest.stream().map(TestClient::ask).toList();
        federation.loop.advance(TestFederation.STEP_TIME);
        List<TestClient> cohort = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            NextTaskResponse task = tasks.get(i).answer();
            if (task.hasTrain()) {
                assertThat(task.getTrain().getRound().getAttempt()).isEqualTo(attempt);
                honest.get(i).advertise(task.getTrain());
                cohort.add(honest.get(i));
            }
        }
        return cohort;
    }

    private static boolean refuses(TestClient client, StepTask task) {
        assertThat(task.getStep()).isEqualTo(Step.CONFIRM);
        try {
            client.message(task, 0);
            return false;
        } catch (RoundAbortedException e) {
            assertThat(e).hasMessageContaining("a sum of this model was opened before");
            return true;
        }
    }
}
