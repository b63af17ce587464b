package io.sotto.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusException;
import io.sotto.model.InvalidInputException;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.artifact.ModelFile;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.LastShare;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.proto.v1.TrainTask;
import io.sotto.server.coordinator.RunObserver;
import io.sotto.server.coordinator.RunPlan;
import io.sotto.server.grpc.LoopbackClient;
import io.sotto.server.masking.MaskingPlan;
import io.sotto.server.round.Aggregation;
import io.sotto.server.round.CohortSize;
import io.sotto.server.round.Ending;
import io.sotto.server.round.RoundSettings;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.TaskId;
import io.sotto.server.store.RoundRecord;
import io.sotto.server.tls.LocalAuthority;
import io.sotto.server.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The coordinator as a whole: real sockets, TLS, disk and threads. */
@Timeout(120)
class CoordinatorServerTest {
    private static final Network NETWORK = Architecture.SMALL.network(Normalisation.NONE);
    private static final ParameterLayout LAYOUT = NETWORK.layout();
    private static final TrainingPlan TRAINING = new TrainingPlan(1, 32, 0.05, 0, true, new Optimiser.Sgd(0.9, 0));

    @TempDir
    private Path directory;

    private final Rounds rounds = new Rounds();

    @BeforeEach
    void makeKeys() {
        LocalAuthority.create(new TlsFiles(directory), List.of("localhost"), new SecureRandom(), Instant.now());
    }

    @Test
    void run_overLoopback_averagesThreeClientsUnderMasksAndEndsByItself() throws Exception {
        try (CoordinatorServer server = CoordinatorServer.start(config(2), rounds)) {
            ParameterVector initial = server.model().parameters();
            List<CompletableFuture<ByteString>> clients = List.of(
                    takingPart(server, "first", 0.01f),
                    takingPart(server, "second", 0.02f),
                    takingPart(server, "third", 0.03f));

            assertThat(server.awaitEnd()).isEqualTo(Ending.COMPLETED);

            ParameterVector model = server.model().parameters();
            for (int i = 0; i < model.length(); i++) {
                assertThat(model.get(i) - initial.get(i)).isCloseTo(0.04f, Offset.offset(0.004f));
            }
            for (CompletableFuture<ByteString> client : clients) {
                assertThat(client.get().toByteArray()).isEqualTo(model.sha256().toBytes());
            }
            assertThat(rounds.committed).extracting(RoundRecord::updates).containsExactly(3, 3);
        }
    }

    private List<CompletableFuture<ByteString>> threeTakingPart(CoordinatorServer server) {
        return List.of(
                takingPart(server, "pi", 0.01f), takingPart(server, "rho", 0.01f), takingPart(server, "tau", 0.01f));
    }

    @Test
    void run_startedAgain_goesOnAfterTheLastCommittedRound() throws Exception {
        ByteString afterOne;
        try (CoordinatorServer server = CoordinatorServer.start(config(1), rounds)) {
            CompletableFuture<ByteString> client = threeTakingPart(server).get(0);
            server.awaitEnd();
            afterOne = client.get();
        }
        try (CoordinatorServer server = CoordinatorServer.start(config(2), rounds);
                LoopbackClient client = client(server).join("pi")) {
            CompletableFuture<TrainTask> asked = CompletableFuture.supplyAsync(client::task);
            takingPart(server, "rho", 0.01f);
            takingPart(server, "tau", 0.01f);
            TrainTask task = asked.get();

            assertThat(task.getRound().getRound()).isEqualTo(2);
            assertThat(task.getRound().getAttempt()).as("never used before").isGreaterThan(1000);
            assertThat(task.getModel().getSha256()).isEqualTo(afterOne);
            assertThat(client.fetch(afterOne, LAYOUT)).isEqualTo(server.model().parameters());
        }
    }

    @Test
    void run_thatIsComplete_endsAtOnce() throws Exception {
        try (CoordinatorServer server = CoordinatorServer.start(config(1), rounds)) {
            threeTakingPart(server);
            server.awaitEnd();
        }
        try (CoordinatorServer server = CoordinatorServer.start(config(1), rounds)) {
            assertThat(server.awaitEnd()).isEqualTo(Ending.COMPLETED);
        }
    }

    @Test
    void run_withAnInitialModel_startsFromIt() throws Exception {
        float[] values = new float[LAYOUT.length()];
        Arrays.fill(values, 0.5f);
        ParameterVector model = ParameterVector.of(LAYOUT, values);
        Path file = directory.resolve("start.sotto");
        ModelFile.write(file, new TrainedModel(NETWORK, model, provenance()));

        try (CoordinatorServer server = CoordinatorServer.start(startingFrom(file, NETWORK), rounds)) {
            assertThat(server.model().parameters()).isEqualTo(model);
        }
        Network other = Architecture.SMALL.network(Normalisation.BATCH);
        assertThatThrownBy(() -> CoordinatorServer.start(startingFrom(file, other), rounds))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("%s: expected a model of small+batch, found one of small+none".formatted(file));
    }

    /** These clients move every element, statistics included, as rounding under masks would a little. */
    @Test
    void run_lastRoundFrozen_keepsRunningStatisticsToTheBitWhateverClientsSend() throws Exception {
        Network network = Architecture.SMALL.network(Normalisation.BATCH);
        ServerConfig config = with(config(1, new LastShare(1)), network, Optional.empty());
        try (CoordinatorServer server = CoordinatorServer.start(config, rounds)) {
            ParameterVector initial = server.model().parameters();
            List<CompletableFuture<ByteString>> clients = Stream.of("pi", "rho", "tau")
                    .map(name -> takingPart(server, name, network.layout(), 0.01f))
                    .toList();

            assertThat(server.awaitEnd()).isEqualTo(Ending.COMPLETED);

            ParameterVector model = server.model().parameters();
            assertThat(model).isEqualTo(model.withStatisticsOf(initial));
            for (ParameterLayout.Entry entry : network.layout().entries()) {
                float moved = model.get(entry.offset()) - initial.get(entry.offset());
                assertThat(moved)
                        .as(entry.name())
                        .isCloseTo(entry.role().isTrained() ? 0.01f : 0, Offset.offset(0.002f));
            }
            for (CompletableFuture<ByteString> client : clients) {
                assertThat(client.get().toByteArray()).isEqualTo(model.sha256().toBytes());
            }
        }
    }

    @Test
    void call_withAnotherAuthority_isRefusedByTheClient() throws IOException {
        TlsFiles others = new TlsFiles(directory.resolve("others"));
        LocalAuthority.create(others, List.of("localhost"), new SecureRandom(), Instant.now());
        try (CoordinatorServer server = CoordinatorServer.start(config(1), rounds);
                LoopbackClient client = new LoopbackClient(server.port(), others.authority(), TRAINING, "TLSv1.3")) {
            assertThatThrownBy(() -> client.join("pi"))
                    .isInstanceOf(StatusException.class)
                    .hasMessageStartingWith("UNAVAILABLE");
        }
    }

    @Test
    void call_withAnOlderTls_isRefusedByTheCoordinator() throws IOException {
        try (CoordinatorServer server = CoordinatorServer.start(config(1), rounds);
                LoopbackClient client =
                        new LoopbackClient(server.port(), new TlsFiles(directory).authority(), TRAINING, "TLSv1.2")) {
            assertThatThrownBy(() -> client.join("pi"))
                    .isInstanceOf(StatusException.class)
                    .hasMessageStartingWith("UNAVAILABLE");
        }
    }

    @Test
    void message_longerThanOneMebibyte_isRefused() throws IOException, StatusException {
        try (CoordinatorServer server = CoordinatorServer.start(config(1), rounds);
                LoopbackClient client = client(server).join("pi")) {
            assertThatThrownBy(() -> client.submitMessageOf(1024 * 1024 + 1))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
        }
    }

    @Test
    void start_inADirectoryInUse_isRefused() {
        try (CoordinatorServer server = CoordinatorServer.start(config(1), rounds)) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> CoordinatorServer.start(config(1), rounds))
                    .hasMessageContaining("another coordinator uses it");
        }
    }

    @Test
    void run_whoseStoreFails_endsWithTheReason() throws Exception {
        try (CoordinatorServer server = CoordinatorServer.start(config(1), rounds)) {
            Files.createFile(directory.resolve("models"));
            threeTakingPart(server);

            assertThatThrownBy(server::awaitEnd)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot commit round 1");
        }
    }

    private CompletableFuture<ByteString> takingPart(CoordinatorServer server, String name, float update) {
        return takingPart(server, name, LAYOUT, update);
    }

    private CompletableFuture<ByteString> takingPart(
            CoordinatorServer server, String name, ParameterLayout layout, float update) {
        return CompletableFuture.supplyAsync(() -> {
            try (LoopbackClient client = client(server).join(name)) {
                return client.takePart(layout, update);
            } catch (StatusException | IOException | TimeoutException | InterruptedException | DecodeException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private LoopbackClient client(CoordinatorServer server) throws IOException {
        return new LoopbackClient(server.port(), new TlsFiles(directory).authority(), TRAINING, "TLSv1.3");
    }

    private static Provenance provenance() {
        return new Provenance(Optional.empty(), "nowhere", Map.of(), 0, "none", "0", Instant.EPOCH, Map.of());
    }

    private ServerConfig startingFrom(Path model, Network network) {
        return with(config(1), network, Optional.of(model));
    }

    private static ServerConfig with(ServerConfig config, Network network, Optional<Path> initialModel) {
        return new ServerConfig(
                config.plan(),
                network,
                config.directory(),
                config.host(),
                config.port(),
                config.maxClients(),
                config.evaluationData(),
                config.engine(),
                initialModel,
                config.grace());
    }

    private ServerConfig config(int roundCount) {
        return config(roundCount, new LastShare(0));
    }

    private ServerConfig config(int roundCount, LastShare frozenStatistics) {
        RoundSettings settings = new RoundSettings(
                roundCount,
                new CohortSize.Fraction(1),
                3,
                3,
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                3,
                Aggregation.MASKED);
        return new ServerConfig(
                new RunPlan(settings, MaskingPlan.STANDARD, TRAINING, frozenStatistics, 7, 2, Duration.ofSeconds(25)),
                NETWORK,
                directory,
                "127.0.0.1",
                0,
                10,
                Optional.empty(),
                EngineChoice.AUTO,
                Optional.empty(),
                Duration.ofSeconds(10));
    }

    private static final class Rounds implements RunObserver {
        private final List<RoundRecord> committed = new ArrayList<>();

        @Override
        public void began(TaskId task, int cohortSize) {}

        @Override
        public void failed(RoundSummary summary, String reason) {}

        @Override
        public void complained(TaskId task, Map<IdentityKey, Integer> complaints) {}

        @Override
        public void committed(RoundRecord round) {
            committed.add(round);
        }

        @Override
        public void ended(Ending ending) {}
    }
}
