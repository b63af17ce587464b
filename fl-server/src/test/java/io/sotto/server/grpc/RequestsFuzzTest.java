package io.sotto.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.sotto.model.Sha256;
import io.sotto.privacy.secagg.message.Allocations;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.StepHeader;
import io.sotto.proto.v1.SubmitStepRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Coverage-guided fuzzing of what clients send: each field of any message is read or called a bad request,
 * and asks for little memory. In the suite it
 * runs on the seeds kept beside it; with JAZZER_FUZZ=1 it searches on (see CONTRIBUTING.md).
 */
class RequestsFuzzTest {
    private static final int ANNOUNCED_BYTES = 40;

    /** @param data the first byte chooses the message */
    @FuzzTest(maxDuration = "60s")
    void fields_ofAnyMessage_areReadOrABadRequest(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] message = Arrays.copyOfRange(data, 1, data.length);
        read(data[0], message);
        // Only now: the first time, classes are loaded and instrumented as well.
        long before = Allocations.soFar();
        read(data[0], message);
        assertThat(Allocations.soFar() - before).isLessThan(Allocations.limitFor(message));
    }

    private static void read(int kind, byte[] message) throws IOException {
        try {
            switch (kind & 3) {
                case 0 -> readJoin(JoinRequest.parseFrom(message));
                case 1 -> readPart(SubmitStepRequest.parseFrom(message));
                default -> readChunks(new ByteArrayInputStream(message));
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

    /** Chunks one after the other, for a message of {@value #ANNOUNCED_BYTES} bytes. */
    private static void readChunks(InputStream chunks) throws IOException {
        AnswerAssembly assembly = new AnswerAssembly(ANNOUNCED_BYTES);
        for (Chunk next = Chunk.parseDelimitedFrom(chunks); next != null; next = Chunk.parseDelimitedFrom(chunks)) {
            Chunk chunk = next;
            int before = assembly.filled();
            requireReadOrBadRequest(() -> {
                boolean taken = assembly.add(chunk).isEmpty();
                assertThat(assembly.filled())
                        .isEqualTo(taken ? before + chunk.getData().size() : before)
                        .isLessThanOrEqualTo(ANNOUNCED_BYTES);
            });
        }
        Sha256 expected = Sha256.of(new byte[ANNOUNCED_BYTES]);
        assertThat(assembly.problem(expected).isEmpty())
                .isEqualTo(assembly.filled() == ANNOUNCED_BYTES
                        && Sha256.of(assembly.message()).equals(expected));
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
