package io.sotto.client.grpc;

import static io.sotto.client.grpc.FakeFederation.chunk;
import static io.sotto.client.grpc.SmallModel.BYTES;
import static io.sotto.client.grpc.SmallModel.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.sotto.client.participation.ModelReference;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.model.ParameterVector;
import io.sotto.model.Sha256;
import io.sotto.proto.v1.Chunk;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelDownloadTest {
    private static final int PIECE = 64 * 1024;

    private final InProcessLink link = new InProcessLink();

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void fetch_wholeModel_isTheVectorThatTheHashNames() throws InterruptedException {
        serve(observer -> sendAll(observer, BYTES));

        assertThat(link.coordinator.fetch(REFERENCE)).isEqualTo(new ParticipationEvent.Fetched(SmallModel.PARAMETERS));
        assertThat(link.federation.fetches.get(0).getSha256())
                .isEqualTo(ByteString.copyFrom(REFERENCE.sha256().toBytes()));
    }

    @Test
    void fetch_streamThatEndsHalfWay_isDamaged() throws InterruptedException {
        serve(observer -> {
            observer.onNext(chunk(0, BYTES, 0, PIECE));
            observer.onCompleted();
        });

        assertDamaged("the stream ended after 65536 of %d bytes".formatted(BYTES.length));
    }

    @Test
    void fetch_pieceTwice_isDamaged() throws InterruptedException {
        serve(observer -> {
            observer.onNext(chunk(0, BYTES, 0, PIECE));
            observer.onNext(chunk(0, BYTES, 0, PIECE));
        });

        assertDamaged("a piece at byte 0: expected the piece at byte 65536");
    }

    @Test
    void fetch_gap_isDamaged() throws InterruptedException {
        serve(observer -> {
            observer.onNext(chunk(0, BYTES, 0, PIECE));
            observer.onNext(chunk(2 * PIECE, BYTES, 2 * PIECE, 3 * PIECE));
        });

        assertDamaged("a piece at byte 131072: expected the piece at byte 65536");
    }

    @Test
    void fetch_emptyPieces_areDamage() throws InterruptedException {
        serve(observer -> observer.onNext(chunk(0, BYTES, 0, 0)));

        assertDamaged("an empty piece at byte 0");
    }

    @Test
    void fetch_streamWithoutEnd_isCutWhereTheModelEnds() throws InterruptedException {
        AtomicInteger sent = new AtomicInteger();
        serve(observer -> observer.setOnReadyHandler(() -> {
            while (observer.isReady() && !observer.isCancelled()) {
                observer.onNext(chunk((long) PIECE * sent.getAndIncrement(), BYTES, 0, PIECE));
            }
        }));

        assertDamaged("more than the %d bytes that were announced".formatted(BYTES.length));
        Awaitility.await().until(() -> sent.get() < 40);
    }

    @Test
    void fetch_otherBytes_areFoundOutByTheirHash() throws InterruptedException {
        byte[] other = BYTES.clone();
        other[77]++;
        serve(observer -> sendAll(observer, other));

        assertDamaged("its bytes have the hash");
    }

    @Test
    void fetch_modelWithNaN_isRefusedThoughItsHashIsRight() throws InterruptedException {
        float[] values = SmallModel.PARAMETERS.toArray();
        values[5] = Float.NaN;
        ParameterVector poisoned = ParameterVector.of(SmallModel.PARAMETERS.layout(), values);
        serve(observer -> sendAll(observer, poisoned.toBytes()));

        ModelReference reference = new ModelReference(
                REFERENCE.network(), REFERENCE.layoutSha256(), poisoned.sha256(), REFERENCE.byteLength());
        assertThat(link.coordinator.fetch(reference))
                .isEqualTo(new ParticipationEvent.Damaged("model %s came damaged: it holds values that are not finite"
                        .formatted(poisoned.sha256().abbreviated())));
    }

    @Test
    void fetch_unknownNetwork_isRefusedWithoutACall() throws InterruptedException {
        assertUnfit(
                new ModelReference("huge+none", REFERENCE.layoutSha256(), REFERENCE.sha256(), 4),
                "network 'huge+none': expected an architecture (small, medium,");
    }

    @Test
    void fetch_otherLayout_isRefusedWithoutACall() throws InterruptedException {
        assertUnfit(
                new ModelReference(REFERENCE.network(), Sha256.of(), REFERENCE.sha256(), REFERENCE.byteLength()),
                "layout e3b0c44298fc of network small+none: expected");
    }

    @Test
    void fetch_hugeLength_isRefusedWithoutACall() throws InterruptedException {
        for (long length : new long[] {Long.MAX_VALUE, -1, 0, REFERENCE.byteLength() + 4}) {
            assertUnfit(
                    new ModelReference(REFERENCE.network(), REFERENCE.layoutSha256(), REFERENCE.sha256(), length),
                    "%s bytes of network small+none: expected %d"
                            .formatted(Long.toUnsignedString(length), BYTES.length));
        }
    }

    @Test
    void fetch_modelNoLongerServed_isGone() throws InterruptedException {
        serve(observer -> observer.onError(FakeFederation.failure(Code.NOT_FOUND, "MODEL_UNKNOWN")));

        assertThat(link.coordinator.fetch(REFERENCE)).isEqualTo(new ParticipationEvent.ModelGone());
    }

    @Test
    void fetch_coordinatorVanishesHalfWay_isUnreachable() throws InterruptedException {
        serve(observer -> {
            observer.onNext(chunk(0, BYTES, 0, PIECE));
            observer.onError(Status.UNAVAILABLE.withDescription("going down").asRuntimeException());
        });

        assertThat(link.coordinator.fetch(REFERENCE))
                .isEqualTo(new ParticipationEvent.Unreachable(
                        "coordinator.example:8443: no coordinator answers (going down)"));
    }

    private void serve(Consumer<ServerCallStreamObserver<Chunk>> service) {
        link.federation.onFetch = (call, observer) -> service.accept(observer);
    }

    static void sendAll(ServerCallStreamObserver<Chunk> observer, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += PIECE) {
            observer.onNext(chunk(from, bytes, from, Math.min(bytes.length, from + PIECE)));
        }
        observer.onCompleted();
    }

    private void assertDamaged(String message) throws InterruptedException {
        assertThat(link.coordinator.fetch(REFERENCE))
                .isInstanceOfSatisfying(
                        ParticipationEvent.Damaged.class,
                        damaged -> assertThat(damaged.message())
                                .startsWith("model %s came damaged: %s"
                                        .formatted(REFERENCE.sha256().abbreviated(), message)));
    }

    private void assertUnfit(ModelReference reference, String message) throws InterruptedException {
        assertThat(link.coordinator.fetch(reference))
                .isInstanceOfSatisfying(
                        ParticipationEvent.Unfit.class,
                        unfit -> assertThat(unfit.message()).contains(message));
        assertThat(link.federation.fetches).isEmpty();
    }
}
