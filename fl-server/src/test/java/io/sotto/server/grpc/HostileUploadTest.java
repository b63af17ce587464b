package io.sotto.server.grpc;

import static io.sotto.server.grpc.TestClient.CHUNK_BYTES;
import static io.sotto.server.grpc.TestClient.header;
import static io.sotto.server.grpc.TestFederation.DEADLINE;
import static io.sotto.server.grpc.TestFederation.vector;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.sotto.model.ParameterVector;
import io.sotto.proto.v1.SubmitUpdateResponse;
import io.sotto.proto.v1.SubmitUpdateResponse.Reason;
import io.sotto.proto.v1.TrainTask;
import io.sotto.proto.v1.UpdateHeader;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One hostile client among two whose updates suffice: whatever it sends, the round commits what the others sent. */
class HostileUploadTest {
    private static final ParameterVector UPDATE = vector(4);
    private static final int LENGTH = UPDATE.length() * Float.BYTES;

    private final TestFederation federation = TestFederation.of(2, 3, 2);
    private final TestClient hostile = federation.join("hostile");
    private final TestClient honest = federation.join("honest");
    private final TestClient honestToo = federation.join("honest-too");
    private TrainTask task = TrainTask.getDefaultInstance();

    @BeforeEach
    void assignTasks() {
        Recorder<io.sotto.proto.v1.NextTaskResponse> answer = hostile.ask();
        honest.ask();
        honestToo.ask();
        task = answer.answer().getTrain();
    }

    @AfterEach
    void roundCommitsTheHonestUpdates() {
        honest.submit(task, vector(1));
        honestToo.submit(task, vector(2));
        federation.loop.advance(DEADLINE);
        assertThat(federation.store.model()).contains(expectedModel);
        federation.close();
    }

    private ParameterVector expectedModel = vector(1.5f);

    @Test
    void upload_thatBreaksOffHalfWay_leavesNothingAndMayBeSentAgain() {
        hostile.upload().header(header(task, UPDATE)).chunk(0, CHUNK_BYTES).breakOff();

        assertThat(hostile.submit(task, vector(3)).answer().hasAccepted()).isTrue();
        expectedModel = vector(2);
    }

    @Test
    void upload_thatEndsHalfWay_isRefused() {
        assertRefused(
                hostile.upload()
                        .header(header(task, UPDATE))
                        .chunk(0, CHUNK_BYTES)
                        .complete(),
                Reason.MISMATCH,
                "update of 65536 bytes: expected 200000");
    }

    @Test
    void upload_withoutAnyChunk_isRefused() {
        assertRefused(hostile.upload().header(header(task, UPDATE)).complete(), Reason.MISMATCH, "update of 0 bytes");
    }

    @Test
    void upload_thatRepeatsAChunk_isRefused() {
        TestClient.Upload upload = hostile.upload().header(header(task, UPDATE));

        assertRefused(
                upload.chunk(0, 1000).chunk(0, 1000).answer(),
                Reason.MISMATCH,
                "chunk at offset 0: expected offset 1000");
    }

    @Test
    void upload_withAGap_isRefused() {
        TestClient.Upload upload = hostile.upload().header(header(task, UPDATE));

        assertRefused(
                upload.chunk(0, 1000).chunk(2000, 1000).answer(),
                Reason.MISMATCH,
                "chunk at offset 2000: expected offset 1000");
    }

    @Test
    void upload_thatBeginsInTheMiddle_isRefused() {
        assertRefused(
                hostile.upload().header(header(task, UPDATE)).chunk(-1, 1000).answer(),
                Reason.MISMATCH,
                "chunk at offset 18446744073709551615: expected offset 0");
    }

    @Test
    void upload_thatIsTooLong_isRefusedAtTheFirstByteTooMany() {
        TestClient.Upload upload = hostile.upload().header(header(task, UPDATE));
        for (int from = 0; from < 196_608; from += CHUNK_BYTES) {
            upload.chunk(from, CHUNK_BYTES);
        }

        assertRefused(upload.chunk(196_608, 3393).answer(), Reason.MISMATCH, "200001 bytes or more: expected 200000");
    }

    @Test
    void upload_withAnotherHash_isRefused() {
        assertRefused(
                hostile.upload()
                        .header(header(task, vector(6)))
                        .chunk(0, ByteString.copyFrom(UPDATE.toBytes()))
                        .complete(),
                Reason.MISMATCH,
                "SHA-256 " + UPDATE.sha256().hex());
    }

    @Test
    void upload_basedOnAnotherModel_isRefused() {
        UpdateHeader.Builder header = header(task, UPDATE)
                .setModelSha256(ByteString.copyFrom(vector(9).sha256().toBytes()));

        assertRefused(
                hostile.upload()
                        .header(header)
                        .chunk(0, ByteString.copyFrom(UPDATE.toBytes()))
                        .complete(),
                Reason.MISMATCH,
                "model " + vector(9).sha256().hex());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 3e38f, 1000})
    void upload_withNumbersThatAreNoUse_isRefused(float value) {
        assertRefused(hostile.submit(task, vector(value)), Reason.NOT_FINITE, "norm");
    }

    @Test
    void upload_withALossThatIsNoNumber_isRefused() {
        assertRefused(
                hostile.upload()
                        .header(header(task, UPDATE).setMeanLoss(Double.NaN))
                        .chunk(0, ByteString.copyFrom(UPDATE.toBytes()))
                        .complete(),
                Reason.NOT_FINITE,
                "NaN");
    }

    @Test
    void upload_sentTwice_countsOnce() {
        assertThat(hostile.submit(task, vector(3)).answer().hasAccepted()).isTrue();

        assertRefused(hostile.submit(task, vector(9)), Reason.REPEATED, "before");
        expectedModel = vector(2);
    }

    @Test
    void upload_ofAClientThatWasNotAsked_isRefusedAfterItsHeader() {
        TestClient stranger = federation.join("stranger");

        assertRefused(
                stranger.upload().header(header(task, UPDATE)).answer(), Reason.NOT_ASKED, "not asked of this client");
    }

    @Test
    void upload_forARoundToCome_isRefused() {
        assertRefused(hostile.upload().header(header(task, UPDATE).setRound(2)).answer(), Reason.NOT_ASKED, "round 2");
    }

    @Test
    void upload_whenTheRoundHasClosed_isTooLate() {
        honest.submit(task, vector(1));
        honestToo.submit(task, vector(2));
        federation.loop.advance(DEADLINE);

        assertRefused(hostile.submit(task, UPDATE), Reason.TOO_LATE, "round 1, attempt 1");
    }

    @Test
    void upload_thatIsNotWholeWhenTheRoundCloses_isGivenUp() {
        TestClient.Upload slow = hostile.upload().header(header(task, UPDATE)).chunk(0, CHUNK_BYTES);
        honest.submit(task, vector(1));
        honestToo.submit(task, vector(2));
        federation.loop.advance(DEADLINE.minusSeconds(5));
        slow.chunk(CHUNK_BYTES, 1000);

        federation.loop.advance(Duration.ofSeconds(8));

        assertRefused(slow.answer(), Reason.TOO_LATE, "not whole");
    }

    @Test
    void upload_thatFallsSilent_givesUpItsRoom() {
        TestClient.Upload silent = hostile.upload().header(header(task, UPDATE));

        federation.loop.advance(Duration.ofSeconds(60));

        silent.answer()
                .assertFailed(Status.Code.RESOURCE_EXHAUSTED, CallFailure.Reason.TOO_MUCH, "no chunk for 60 seconds");
    }

    @Test
    void upload_thatIsSlow_isNotTakenForSilent() {
        TestClient.Upload slow = hostile.upload().header(header(task, vector(3)));
        federation.loop.advance(Duration.ofSeconds(50));
        byte[] bytes = vector(3).toBytes();
        slow.chunk(0, ByteString.copyFrom(bytes, 0, CHUNK_BYTES));
        federation.loop.advance(Duration.ofSeconds(50));

        assertThat(slow.chunk(CHUNK_BYTES, ByteString.copyFrom(bytes, CHUNK_BYTES, LENGTH - CHUNK_BYTES))
                        .complete()
                        .answer()
                        .hasAccepted())
                .isTrue();
        expectedModel = vector(2);
    }

    @Test
    void upload_begunAgain_takesThePlaceOfTheOlderOne() {
        TestClient.Upload older = hostile.upload().header(header(task, UPDATE)).chunk(0, CHUNK_BYTES);

        assertThat(hostile.submit(task, vector(3)).answer().hasAccepted()).isTrue();

        older.answer().assertFailed(Status.Code.RESOURCE_EXHAUSTED, CallFailure.Reason.TOO_MUCH, "another upload");
        expectedModel = vector(2);
    }

    @Test
    void upload_withoutAHeader_isABadRequest() {
        assertBadRequest(hostile.upload().chunk(0, 1000).answer(), "chunk before any header");
        assertBadRequest(hostile.upload().complete(), "without a header");
    }

    @Test
    void upload_withTwoHeaders_isABadRequest() {
        assertBadRequest(
                hostile.upload()
                        .header(header(task, UPDATE))
                        .header(header(task, UPDATE))
                        .answer(),
                "second header");
    }

    @Test
    void upload_withAnEmptyPart_isABadRequest() {
        assertBadRequest(hostile.upload().nothing().answer(), "empty part");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256 * 1024 + 1})
    void upload_withAChunkOfTheWrongSize_isABadRequest(int length) {
        assertBadRequest(
                hostile.upload().header(header(task, UPDATE)).chunk(0, length).answer(),
                "chunk of %d bytes: expected 1 to 262144".formatted(length));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5000, 10_000_001})
    void upload_withAFaceCountOutOfRange_isABadRequest(long faces) {
        assertBadRequest(
                hostile.upload()
                        .header(header(task, UPDATE).setFaceCount(faces))
                        .answer(),
                "face_count");
    }

    @Test
    void upload_withAHeaderOutOfRange_isABadRequest() {
        ByteString tooShort = ByteString.copyFrom(new byte[31]);
        assertBadHeader(header(task, UPDATE).setRound(0), "round 0");
        assertBadHeader(header(task, UPDATE).setAttempt(-1), "attempt 4294967295");
        assertBadHeader(header(task, UPDATE).setModelSha256(tooShort), "model_sha256 of 31 bytes: expected 32");
        assertBadHeader(header(task, UPDATE).setUpdateSha256(tooShort), "update_sha256 of 31 bytes: expected 32");
        assertBadHeader(header(task, UPDATE).setMeanLoss(-0.5), "mean_loss -0.5");
    }

    @Test
    void upload_thatWasRefusedAsABadRequest_mayBeSentAgain() {
        hostile.upload().header(header(task, UPDATE)).chunk(0, 0);

        assertThat(hostile.submit(task, vector(3)).answer().hasAccepted()).isTrue();
        expectedModel = vector(2);
    }

    private void assertBadHeader(UpdateHeader.Builder header, String words) {
        assertBadRequest(hostile.upload().header(header).answer(), words);
    }

    private static void assertBadRequest(Recorder<SubmitUpdateResponse> answer, String words) {
        answer.assertFailed(Status.Code.INVALID_ARGUMENT, CallFailure.Reason.BAD_REQUEST, words);
    }

    private static void assertRefused(Recorder<SubmitUpdateResponse> answer, Reason reason, String words) {
        SubmitUpdateResponse.Refused refused = answer.answer().getRefused();
        assertThat(refused.getReason()).isEqualTo(reason);
        assertThat(refused.getMessage()).contains(words);
    }
}
