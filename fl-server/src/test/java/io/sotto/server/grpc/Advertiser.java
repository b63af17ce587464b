package io.sotto.server.grpc;

import static io.sotto.server.grpc.TestClient.header;

import com.google.protobuf.ByteString;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.TrainTask;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A client that has been asked to train.
 *
 * @param message the advertisement that it should send
 */
record Advertiser(TestClient client, TrainTask task, byte[] message) {
    /** A whole cohort. */
    static List<Advertiser> cohort(TestFederation federation, int clients) {
        List<TestClient> joined = federation.cohort(clients);
        List<Recorder<NextTaskResponse>> asked =
                joined.stream().map(TestClient::ask).toList();
        return IntStream.range(0, clients)
                .mapToObj(i -> of(joined.get(i), asked.get(i).answer().getTrain()))
                .toList();
    }

    private static Advertiser of(TestClient client, TrainTask task) {
        return new Advertiser(client, task, client.advertisement(task));
    }

    /** Says what is to come, and sends nothing of it. */
    TestClient.Upload announce() {
        return announce(message);
    }

    TestClient.Upload announce(byte[] promised) {
        return client.upload().header(header(task.getRound(), Step.ADVERTISE, promised));
    }

    /** Some bytes of the message. */
    ByteString piece(int from, int to) {
        return ByteString.copyFrom(message, from, to - from);
    }

    Recorder<SubmitStepResponse> send() {
        return client.submit(task.getRound(), Step.ADVERTISE, message);
    }
}
