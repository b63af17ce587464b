package io.sotto.server.grpc;

import static io.sotto.server.grpc.TestClient.CHUNK_BYTES;
import static io.sotto.server.grpc.TestClient.header;
import static io.sotto.server.grpc.TestFederation.STEP_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepHeader;
import io.sotto.proto.v1.StepTask;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.SubmitStepResponse.Reason;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One hostile client among six, at the step in which vectors come: whatever it sends, the round commits the others'. */
class HostileAnswerTest {
    private final TestFederation federation = TestFederation.of(2, 6, 3);
    private final List<TestClient> clients = federation.cohort(6);
    private final TestClient hostile = clients.get(0);
    private final List<TestClient> honest = clients.subList(1, 6);
    private RoundName round = RoundName.getDefaultInstance();
    private byte[] vector = new byte[0];
    private boolean hostileIsIn;
    private boolean honestHaveSent;

    @BeforeEach
    void shareKeys() {
        TestFederation.advertise(clients);
        TestFederation.step(clients, Step.SHARE);
        StepTask task = hostile.step();
        round = task.getRound();
        vector = hostile.message(task, 0.04f);
        assertThat(vector.length).isEqualTo(4 + 32 + (2 * 16_668 * 23 + 7) / 8 + (16_668 * 10 + 7) / 8);
    }

    @AfterEach
    void roundCommitsTheHonestUpdates() {
        if (!honestHaveSent) {
            honestSend();
        }
        if (honest.get(0).ask().isOpen()) {
            federation.loop.advance(STEP_TIME);
        }
        List<TestClient> left = hostileIsIn ? clients : honest;
        TestFederation.step(left, Step.CONFIRM);
        TestFederation.step(left, Step.UNMASK);
        federation.assertModelIsNear(hostileIsIn ? 0.015f : 0.01f);
        assertThat(federation.store.rounds())
                .singleElement()
                .satisfies(committed -> assertThat(committed.updates()).isEqualTo(left.size()));
        federation.close();
    }

    @Test
    void vector_thatBreaksOffHalfWay_leavesNothingAndMayBeSentAgain() {
        hostile.upload().header(right()).chunk(0, CHUNK_BYTES).breakOff();

        assertThat(hostile.submit(round, Step.MASK, vector).answer().hasAccepted())
                .isTrue();
        hostileIsIn = true;
    }

    @Test
    void vector_thatEndsHalfWay_isRefused() {
        assertRefused(
                hostile.upload()
                        .header(right())
                        .chunk(0, ByteString.copyFrom(vector, 0, CHUNK_BYTES))
                        .complete(),
                Reason.MISMATCH,
                "message of 65536 bytes: expected " + vector.length);
    }

    @Test
    void vector_withoutAnyChunk_isRefused() {
        assertRefused(hostile.upload().header(right()).complete(), Reason.MISMATCH, "message of 0 bytes");
    }

    @Test
    void vector_thatRepeatsAChunk_isRefused() {
        assertRefused(
                hostile.upload().header(right()).chunk(0, 1000).chunk(0, 1000).answer(),
                Reason.MISMATCH,
                "chunk at offset 0: expected offset 1000");
    }

    @Test
    void vector_withAGap_isRefused() {
        assertRefused(
                hostile.upload()
                        .header(right())
                        .chunk(0, 1000)
                        .chunk(2000, 1000)
                        .answer(),
                Reason.MISMATCH,
                "chunk at offset 2000: expected offset 1000");
    }

    @Test
    void vector_thatBeginsInTheMiddle_isRefused() {
        assertRefused(
                hostile.upload().header(right()).chunk(-1, 1000).answer(),
                Reason.MISMATCH,
                "chunk at offset 18446744073709551615: expected offset 0");
    }

    @Test
    void vector_thatIsLongerThanItSays_isRefusedAtTheFirstByteTooMany() {
        TestClient.Upload upload = hostile.upload().header(right()).chunk(0, CHUNK_BYTES);

        assertRefused(
                upload.chunk(CHUNK_BYTES, vector.length - CHUNK_BYTES + 1).answer(),
                Reason.MISMATCH,
                "%d bytes or more: expected %d".formatted(vector.length + 1, vector.length));
    }

    @Test
    void vector_thatSaysItIsLongerThanTheRoundsVectors_isRefusedAfterItsHeader() {
        assertRefused(
                hostile.upload()
                        .header(right().setByteLength(vector.length + 1))
                        .answer(),
                Reason.MISMATCH,
                "expected at most " + vector.length);
    }

    @Test
    void vector_ofTheWrongLength_isRefused() {
        byte[] shorter = Arrays.copyOf(vector, vector.length - 1);

        assertRefused(hostile.submit(round, Step.MASK, shorter), Reason.MISMATCH, "expected " + vector.length);
    }

    @Test
    void vector_withAnotherHash_isRefused() {
        assertRefused(
                hostile.upload()
                        .header(right().setSha256(ByteString.copyFrom(new byte[32])))
                        .chunk(0, ByteString.copyFrom(vector))
                        .complete(),
                Reason.MISMATCH,
                "SHA-256");
    }

    @Test
    void vector_ofAnotherContext_isRefused() {
        byte[] other = vector.clone();
        other[10] ^= 1;

        assertRefused(hostile.submit(round, Step.MASK, other), Reason.MISMATCH, "context");
    }

    @Test
    void vector_thatIsNoVector_isRefused() {
        assertRefused(hostile.submit(round, Step.MASK, new byte[100]), Reason.MISMATCH, "first byte");
    }

    @Test
    void vector_sentTwice_countsOnce() {
        assertThat(hostile.submit(round, Step.MASK, vector).answer().hasAccepted())
                .isTrue();

        assertRefused(hostile.submit(round, Step.MASK, vector), Reason.REPEATED, "before");
        hostileIsIn = true;
    }

    @Test
    void vector_ofAClientThatWasNotAsked_isRefusedAfterItsHeader() {
        TestClient stranger = federation.join("stranger");

        assertRefused(stranger.upload().header(right()).answer(), Reason.NOT_ASKED, "not asked of this client");
    }

    @Test
    void vector_forARoundToCome_isRefused() {
        RoundName next = round.toBuilder().setRound(2).build();

        assertRefused(hostile.upload().header(header(next, Step.MASK, vector)).answer(), Reason.NOT_ASKED, "round 2");
    }

    @Test
    void vector_ofAnotherTask_isTooLate() {
        RoundName other =
                round.toBuilder().setTask(ByteString.copyFrom(new byte[32])).build();

        assertRefused(hostile.submit(other, Step.MASK, vector), Reason.TOO_LATE, "no more are taken");
    }

    @Test
    void answer_toAStepToCome_isRefused() {
        assertRefused(hostile.submit(round, Step.UNMASK, new byte[10]), Reason.NOT_ASKED, "UNMASK");
    }

    @Test
    void answer_toAStepThatIsOver_isTooLate() {
        assertRefused(hostile.submit(round, Step.SHARE, new byte[10]), Reason.TOO_LATE, "SHARE");
    }

    @Test
    void vector_whenTheStepHasClosed_isTooLate() {
        honestSend();
        federation.loop.advance(STEP_TIME);
        honestHaveSent = true;

        assertRefused(hostile.submit(round, Step.MASK, vector), Reason.TOO_LATE, "MASK of round 1, attempt 1");
    }

    @Test
    void vector_thatIsNotWholeWhenTheStepCloses_isGivenUp() {
        TestClient.Upload slow = hostile.upload().header(right()).chunk(0, CHUNK_BYTES);
        honestSend();

        federation.loop.advance(STEP_TIME.plusSeconds(3));

        assertRefused(slow.answer(), Reason.TOO_LATE, "not whole");
    }

    @Test
    void withdrawal_letsTheOthersGoOnAtOnce() {
        hostile.withdraw(round).answer();
        honestSend();

        assertThat(honest.get(0).step().getStep()).isEqualTo(Step.CONFIRM);
    }

    @Test
    void vector_begunAgain_takesThePlaceOfTheOlderOne() {
        TestClient.Upload older = hostile.upload().header(right()).chunk(0, CHUNK_BYTES);

        assertThat(hostile.submit(round, Step.MASK, vector).answer().hasAccepted())
                .isTrue();

        older.answer().assertFailed(Status.Code.RESOURCE_EXHAUSTED, CallFailure.Reason.TOO_MUCH, "another upload");
        hostileIsIn = true;
    }

    @Test
    void answer_withoutAHeader_isABadRequest() {
        assertBadRequest(hostile.upload().chunk(0, 1000).answer(), "chunk before any header");
        assertBadRequest(hostile.upload().complete(), "without a header");
    }

    @Test
    void answer_withTwoHeaders_isABadRequest() {
        assertBadRequest(hostile.upload().header(right()).header(right()).answer(), "second header");
    }

    @Test
    void answer_withAnEmptyPart_isABadRequest() {
        assertBadRequest(hostile.upload().nothing().answer(), "empty part");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256 * 1024 + 1})
    void answer_withAChunkOfTheWrongSize_isABadRequest(int length) {
        assertBadRequest(
                hostile.upload().header(right()).chunk(0, length).answer(),
                "chunk of %d bytes: expected 1 to 262144".formatted(length));
    }

    @Test
    void answer_withAHeaderOutOfRange_isABadRequest() {
        ByteString tooShort = ByteString.copyFrom(new byte[31]);
        assertBadHeader(right().setRound(round.toBuilder().setRound(0)), "round 0");
        assertBadHeader(right().setRound(round.toBuilder().setAttempt(-1)), "attempt 4294967295");
        assertBadHeader(right().setRound(round.toBuilder().setTask(tooShort)), "task of 31 bytes: expected 32");
        assertBadHeader(right().setSha256(tooShort), "sha256 of 31 bytes: expected 32");
        assertBadHeader(right().setByteLength(0), "byte_length 0");
        assertBadHeader(right().setByteLength(-1), "byte_length 18446744073709551615");
        assertBadHeader(right().setStep(Step.STEP_UNSPECIFIED), "step STEP_UNSPECIFIED");
    }

    private StepHeader.Builder right() {
        return header(round, Step.MASK, vector);
    }

    private void honestSend() {
        honestHaveSent = true;
        TestFederation.step(honest, Step.MASK, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f);
    }

    private void assertBadHeader(StepHeader.Builder header, String words) {
        assertBadRequest(hostile.upload().header(header).answer(), words);
    }

    private static void assertBadRequest(Recorder<SubmitStepResponse> answer, String words) {
        answer.assertFailed(Status.Code.INVALID_ARGUMENT, CallFailure.Reason.BAD_REQUEST, words);
    }

    private static void assertRefused(Recorder<SubmitStepResponse> answer, Reason reason, String words) {
        SubmitStepResponse.Refused refused = answer.answer().getRefused();
        assertThat(refused.getReason()).isEqualTo(reason);
        assertThat(refused.getMessage()).contains(words);
    }
}
