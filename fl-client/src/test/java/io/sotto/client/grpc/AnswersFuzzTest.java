package io.sotto.client.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.Samples;
import io.sotto.privacy.secagg.message.Allocations;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.SubmitStepResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Coverage-guided fuzzing of what a coordinator answers when a device joins, sends, or fetches piece by piece: anything gives
 * an event or the one error that the client expects, and asks for little memory. In the suite it runs on the seeds kept
 * beside it; with JAZZER_FUZZ=1 it searches on (see CONTRIBUTING.md).
 */
class AnswersFuzzTest {
    /** Nothing is sent through it. */
    private static final ManagedChannel CHANNEL =
            InProcessChannelBuilder.forName("nobody").build();

    /** @param data the first byte chooses what is answered */
    @FuzzTest(maxDuration = "60s")
    void answer_anyBytes_areReadOrRefusedInLittleMemory(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] answer = Arrays.copyOfRange(data, 1, data.length);
        read(data[0], answer);
        // Only now: the first time, classes are loaded and instrumented as well.
        long before = Allocations.soFar();
        read(data[0], answer);
        assertThat(Allocations.soFar() - before).isLessThan(Allocations.limitFor(answer));
    }

    private static void read(int kind, byte[] answer) throws IOException {
        try {
            switch (kind & 3) {
                case 0 -> join(JoinResponse.parseFrom(answer));
                case 1 -> submit(SubmitStepResponse.parseFrom(answer));
                case 2 -> step(new ByteArrayInputStream(answer));
                default -> model(new ByteArrayInputStream(answer));
            }
        } catch (InvalidProtocolBufferException expected) {
            // gRPC answers this by itself
        }
    }

    private static void join(JoinResponse response) {
        MemoryMembership membership = new MemoryMembership();
        InProcessLink.MemorySession session = new InProcessLink.MemorySession();
        ParticipationEvent event = new GrpcCoordinator(
                        CHANNEL, InProcessLink.ADDRESS, "kitchen", session, membership, new TrafficMeter())
                .joined(response);
        boolean joined = event instanceof ParticipationEvent.Joined;
        assertThat(membership.trusted().isPresent()).isEqualTo(joined);
        assertThat(session.load().isPresent()).isEqualTo(joined);
        if (joined) {
            assertThat(session.load())
                    .hasValueSatisfying(token -> assertThat(token)
                            .isEqualTo(response.getJoined().getToken().toByteArray())
                            .hasSize(SessionStore.TOKEN_BYTES));
        }
        assertThat(event.toString()).doesNotContainPattern("\\p{C}");
    }

    private static void submit(SubmitStepResponse response) {
        ParticipationEvent event = StepUpload.answer(response);
        if (event instanceof ParticipationEvent.Refused refused) {
            assertThat(refused.message())
                    .doesNotContainPattern("\\p{C}")
                    .hasSizeLessThanOrEqualTo(300 + "...".length());
        } else {
            assertThat(event).isInstanceOf(ParticipationEvent.Accepted.class);
        }
    }

    private static void step(InputStream pieces) throws IOException {
        StepAssembly assembly = new StepAssembly();
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        for (Chunk chunk = next(pieces); chunk != null; chunk = next(pieces)) {
            if (assembly.add(chunk).isEmpty()) {
                assertThat(chunk.getOffset()).isEqualTo(taken.size());
                taken.write(chunk.getData().toByteArray());
            }
        }
        assertThat(assembly.told()).isEqualTo(taken.toByteArray()).hasSizeLessThanOrEqualTo(StepAssembly.LARGEST_BYTES);
    }

    private static void model(InputStream pieces) throws IOException {
        ModelAssembly assembly = new ModelAssembly(Samples.MODEL, Samples.GLOBAL.layout());
        try {
            for (Chunk chunk = next(pieces); chunk != null; chunk = next(pieces)) {
                assembly.add(chunk.getOffset(), chunk.getData());
            }
            assertThat(assembly.complete()).isEqualTo(Samples.GLOBAL);
        } catch (ModelAssembly.DamageException e) {
            assertThat(e).hasMessageContaining("came damaged");
        }
    }

    private static @Nullable Chunk next(InputStream pieces) throws IOException {
        return Chunk.parseDelimitedFrom(pieces);
    }
}
