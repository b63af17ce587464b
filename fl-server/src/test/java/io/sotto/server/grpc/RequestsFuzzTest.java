package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.StepHeader;
import io.sotto.proto.v1.SubmitStepRequest;
import java.util.Arrays;

/**
 * Coverage-guided fuzzing of what clients send: each field of any message is read or called a bad request. In the suite it
 * runs on the seeds kept beside it; with JAZZER_FUZZ=1 it searches on (see CONTRIBUTING.md).
 */
class RequestsFuzzTest {
    /** @param data the first byte chooses the message */
    @FuzzTest(maxDuration = "60s")
    void fields_ofAnyMessage_areReadOrABadRequest(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] message = Arrays.copyOfRange(data, 1, data.length);
        try {
            if (data[0] % 2 == 0) {
                readJoin(JoinRequest.parseFrom(message));
            } else {
                readPart(SubmitStepRequest.parseFrom(message));
            }
        } catch (InvalidProtocolBufferException expected) {
            // gRPC answers this by itself
        }
    }

    private static void readJoin(JoinRequest request) {
        requireReadOrBadRequest(() -> Requests.clientName(request));
        requireReadOrBadRequest(() -> Requests.previousToken(request));
        requireReadOrBadRequest(() -> Requests.identityKey(request));
        requireReadOrBadRequest(() -> Requests.enrolment(request));
    }

    private static void readPart(SubmitStepRequest part) {
        if (part.hasHeader()) {
            StepHeader header = part.getHeader();
            requireReadOrBadRequest(() -> Requests.round(header.getRound()));
            requireReadOrBadRequest(() -> Requests.step(header.getStep()));
            requireReadOrBadRequest(() -> Requests.byteLength(header));
            requireReadOrBadRequest(() -> Requests.sha256("sha256", header.getSha256()));
        } else {
            requireReadOrBadRequest(() -> Requests.data(part.getChunk()));
        }
    }

    private static void requireReadOrBadRequest(Runnable reading) {
        try {
            reading.run();
        } catch (CallFailure e) {
            assertThat(e.reason()).isEqualTo(CallFailure.Reason.BAD_REQUEST);
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
