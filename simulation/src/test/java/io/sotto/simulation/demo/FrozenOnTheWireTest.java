package io.sotto.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.client.grpc.CertificateAuthority;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.grpc.TrafficMeter;
import io.sotto.client.learning.Visit;
import io.sotto.client.participation.Finished;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.state.PolicyFile;
import io.sotto.client.state.StateFolder;
import io.sotto.model.FaceSet;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.server.store.DirectoryStore;
import io.sotto.simulation.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A coordinator and three devices that really train, joined by gRPC and TLS over loopback. */
@Timeout(150)
class FrozenOnTheWireTest {
    private static final Network NETWORK = Architecture.SMALL.network(Normalisation.BATCH);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    private Path folder;

    private int port;

    @AfterEach
    void endAll() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void round_frozenOrNot_keepsStatisticsToTheBitOrMovesThemAndLearnsWeights(String share) throws Exception {
        port = FreePort.find();
        assertThat(CommandRun.of("server", "init", "--dir", server()).exitCode())
                .isZero();
        Future<CommandRun> coordinator = threads.submit(() ->
                CommandRun.of(("server start --rounds 1 --min-clients 3 --min-updates 3 --gathering-time 0s --grace 10s"
                                + " --architecture small --initial-model scratch --frozen-statistics %s --port %d --dir %s")
                        .formatted(share, port, server())
                        .split(" ")));
        List<Future<ParticipationState>> devices =
                IntStream.range(0, 3).mapToObj(this::device).toList();

        for (Future<ParticipationState> device : devices) {
            assertThat(device.get()).isInstanceOf(Finished.class);
        }
        CommandRun run = coordinator.get();
        assertThat(run.exitCode()).as(run.errors()).isZero();
        ParameterVector initial = NETWORK.initialParameters(new RandomStreams(7).stream("initial-parameters"));
        ParameterVector model = model();
        assertThat(model.equals(model.withStatisticsOf(initial)))
                .as("statistics are those of before")
                .isEqualTo(share.equals("1"));
        assertThat(model.withStatisticsOf(initial)).as("weights").isNotEqualTo(initial);
    }

    private Future<ParticipationState> device(int number) {
        return threads.submit(() -> {
            try (StateFolder state = StateFolder.open(folder.resolve("device-" + number))) {
                return new Visit(
                                ServerAddress.parse("localhost:" + port),
                                CertificateAuthority.read(folder.resolve("server/ca.pem")),
                                "device-" + number,
                                number,
                                state,
                                PolicyFile.read(state.policyFile()),
                                Engines.select(EngineChoice.AUTO),
                                new TrafficMeter())
                        .run(faces(number), (before, event, after) -> {});
            }
        });
    }

    private static FaceSet faces(int owner) {
        return SyntheticFaces.faces(21, new RandomStreams(4).stream("owner " + owner));
    }

    private ParameterVector model() throws IOException {
        try (DirectoryStore store = DirectoryStore.open(folder.resolve("server"), NETWORK, round -> {
            throw new IllegalStateException("nothing is written here");
        })) {
            return store.model().orElseThrow();
        }
    }

    private String server() {
        return folder.resolve("server").toString();
    }
}
