package io.sotto.client.grpc;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.model.ParameterLayout;
import io.sotto.model.network.Architecture;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc.FederationBlockingV2Stub;
import io.sotto.proto.v1.FetchModelRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches one model. What its reference says is held against what this client knows of the network before a byte is asked
 * for, so that nothing the coordinator announces can make the client reserve memory for it.
 */
final class ModelDownload {
    private static final long LONGEST_MINUTES = 10;
    private static final long LONGEST_SILENCE_SECONDS = 30;

    private final FederationBlockingV2Stub stub;
    private final ModelReference model;

    ModelDownload(FederationBlockingV2Stub stub, ModelReference model) {
        this.stub = stub;
        this.model = model;
    }

    /** Answers Fetched, Damaged, Unfit or Unreachable. */
    ParticipationEvent run() throws InterruptedException, StatusException {
        ParameterLayout layout;
        try {
            layout = Architecture.networkNamed(model.network()).layout();
            requireFit(layout);
        } catch (IllegalArgumentException e) {
            return new ParticipationEvent.Unfit("model %s does not fit this client: %s"
                    .formatted(model.sha256().abbreviated(), e.getMessage()));
        }
        return receive(new ModelAssembly(model, layout));
    }

    private void requireFit(ParameterLayout layout) {
        if (!layout.sha256().equals(model.layoutSha256())) {
            throw new IllegalArgumentException("layout %s of network %s: expected %s"
                    .formatted(
                            model.layoutSha256().abbreviated(),
                            model.network(),
                            layout.sha256().abbreviated()));
        }
        long expectedBytes = (long) layout.length() * Float.BYTES;
        if (model.byteLength() != expectedBytes) {
            throw new IllegalArgumentException("%s bytes of network %s: expected %d"
                    .formatted(Long.toUnsignedString(model.byteLength()), model.network(), expectedBytes));
        }
    }

    private ParticipationEvent receive(ModelAssembly assembly) throws InterruptedException, StatusException {
        BlockingClientCall<?, Chunk> call = stub.withDeadlineAfter(LONGEST_MINUTES, TimeUnit.MINUTES)
                .fetchModel(FetchModelRequest.newBuilder()
                        .setSha256(ByteString.copyFrom(model.sha256().toBytes()))
                        .build());
        try {
            Chunk chunk;
            while ((chunk = call.read(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS)) != null) {
                assembly.add(chunk.getOffset(), chunk.getData());
            }
            return new ParticipationEvent.Fetched(assembly.complete());
        } catch (ModelAssembly.DamageException e) {
            return new ParticipationEvent.Damaged(e.getMessage());
        } catch (TimeoutException e) {
            return new ParticipationEvent.Unreachable(
                    "no piece of the model came for %d seconds".formatted(LONGEST_SILENCE_SECONDS));
        } catch (StatusException e) {
            if (isTooLongAPiece(e)) {
                return new ParticipationEvent.Damaged("model %s came damaged: a piece is longer than a message may be"
                        .formatted(model.sha256().abbreviated()));
            }
            throw e;
        } finally {
            call.cancel("the client needs no more", null);
        }
    }

    /** gRPC itself refuses what is over the limit, with the same status as a coordinator that asks to slow down. */
    private static boolean isTooLongAPiece(StatusException failure) {
        return failure.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED
                && CallFailures.reason(failure).isEmpty();
    }
}
