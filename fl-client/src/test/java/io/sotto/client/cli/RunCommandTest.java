package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.sotto.client.grpc.FakeFederation;
import io.sotto.client.grpc.SmallModel;
import io.sotto.client.grpc.TestAuthority;
import io.sotto.client.grpc.TlsServers;
import io.sotto.client.state.SessionFile;
import io.sotto.model.artifact.ModelFile;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunCommandTest {
    private final TestAuthority authority = new TestAuthority();
    private final FakeFederation federation = new FakeFederation();
    private final Server server =
            TlsServers.start(federation, authority.serverFor(TestAuthority.address("127.0.0.1")), 0, "TLSv1.3");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeAuthority() {
        authority.writePem(folder.resolve("ca.pem"));
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void run_oneRound_trainsAdvertisesAndKeepsTheFinalModel() {
        federation.onNextTask = (call, observer) -> FakeFederation.answer(observer, call == 0 ? asked() : finished());
        federation.onFetch = (call, observer) -> {
            observer.onNext(FakeFederation.chunk(0, SmallModel.BYTES, 0, 200_000));
            observer.onNext(FakeFederation.chunk(200_000, SmallModel.BYTES, 200_000, 400_000));
            observer.onNext(FakeFederation.chunk(400_000, SmallModel.BYTES, 400_000, SmallModel.BYTES.length));
            observer.onCompleted();
        };

        Cli.Result result = run("--data", "synthetic:90", "--shard", "2/3", "--name", "kitchen");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("30 faces of synthetic faces")
                .contains("shard 2/3 of 90")
                .contains("kitchen takes part at " + address())
                .contains("finished: the final model is in " + state().resolve("model.sotto"));
        assertThat(federation.parts.get(0).getHeader().getStep()).isEqualTo(Step.ADVERTISE);
        assertThat(federation.parts.get(0).getHeader().getByteLength())
                .as("keys alone, before the terms are known")
                .isLessThan(500);
        assertThat(ModelFile.read(state().resolve("model.sotto")).parameters()).isEqualTo(SmallModel.PARAMETERS);
        assertThat(new SessionFile(state().resolve("session"), address()).load())
                .contains(FakeFederation.TOKEN.toByteArray());
    }

    @Test
    void run_secondTime_comesBackAsTheSameClient() {
        federation.onNextTask = (call, observer) -> FakeFederation.answer(observer, finished());
        federation.onFetch = (call, observer) ->
                observer.onError(FakeFederation.failure(com.google.rpc.Code.NOT_FOUND, "MODEL_UNKNOWN"));

        run("--data", "synthetic:7");
        Cli.Result second = run("--data", "synthetic:7");

        assertThat(second.out()).contains("finished, but the coordinator was gone before the final model came");
        assertThat(federation.joins.get(1).getPreviousToken()).isEqualTo(FakeFederation.TOKEN);
    }

    @Test
    void run_certificateOfAnotherAuthority_exitsWith2() {
        new TestAuthority().writePem(folder.resolve("ca.pem"));

        assertRefused(
                address() + ": expected a certificate of the authority in --ca, found one of another authority",
                "--data",
                "synthetic:7");
    }

    @Test
    void run_otherProtocolVersion_exitsWith2() {
        federation.onJoin = request -> JoinResponse.newBuilder()
                .setVersionRefused(JoinResponse.VersionRefused.newBuilder()
                        .setLowestVersion(5)
                        .setHighestVersion(6))
                .build();

        assertRefused("the coordinator speaks protocol versions 5 to 6: this client speaks 4", "--data", "synthetic:7");
    }

    @Test
    void run_modelOfUnknownNetwork_exitsWith2() {
        var task = SmallModel.task();
        task.getModelBuilder().setNetwork("gigantic+none");
        federation.onNextTask = (call, observer) -> FakeFederation.answer(
                observer, NextTaskResponse.newBuilder().setTrain(task).build());

        assertRefused("network 'gigantic+none'", "--data", "synthetic:7");
        assertThat(Files.exists(state().resolve("model.sotto"))).isFalse();
    }

    @Test
    void run_wrongData_exitsWith2BeforeAnyCall() {
        assertRefused("expected INDEX/COUNT", "--data", "synthetic:7", "--shard", "three of ten");
        assertRefused("expected at most as many shards as faces", "--data", "synthetic:7", "--shard", "1/8");
        assertRefused(
                folder.resolve("none.csv").toString(),
                "--data",
                folder.resolve("none.csv").toString());
        assertRefused("name 'a b': expected 1 to 64", "--data", "synthetic:7", "--name", "a b");
        assertThat(federation.joins).isEmpty();
    }

    @Test
    void run_wrongServerOrAuthority_exitsWith2() {
        String ca = folder.resolve("ca.pem").toString();

        assertRefusedRaw("server address 'localhost'", "--server", "localhost", "--ca", ca, "--data", "synthetic:7");
        assertRefusedRaw(
                "expected a host that is known here",
                "--server",
                "nowhere.invalid:1",
                "--ca",
                ca,
                "--data",
                "synthetic:7");
        assertRefusedRaw(
                "none.pem: no such file", "--server", "localhost:1", "--ca", "none.pem", "--data", "synthetic:7");
        assertRefusedRaw("Missing required option", "--server", "localhost:1");
    }

    private static NextTaskResponse asked() {
        return NextTaskResponse.newBuilder().setTrain(SmallModel.task()).build();
    }

    private static NextTaskResponse finished() {
        return NextTaskResponse.newBuilder()
                .setFinished(NextTaskResponse.Finished.newBuilder().setModel(SmallModel.descriptor()))
                .build();
    }

    private Cli.Result run(String... options) {
        String[] fixed = {
            "run", "--server", address(), "--ca", folder.resolve("ca.pem").toString(), "--state", state().toString()
        };
        String[] arguments = new String[fixed.length + options.length];
        System.arraycopy(fixed, 0, arguments, 0, fixed.length);
        System.arraycopy(options, 0, arguments, fixed.length, options.length);
        return Cli.run(arguments);
    }

    private void assertRefused(String message, String... options) {
        Cli.Result result = run(options);
        assertThat(result.err()).contains(message);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private static void assertRefusedRaw(String message, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "run";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Cli.Result result = Cli.run(arguments);
        assertThat(result.err()).contains(message);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private String address() {
        return "127.0.0.1:" + server.getPort();
    }

    private Path state() {
        return folder.resolve("state");
    }
}
