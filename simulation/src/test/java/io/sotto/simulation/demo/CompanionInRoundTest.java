package io.sotto.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sotto.client.companion.Companion;
import io.sotto.client.companion.contract.ModelAnswer;
import io.sotto.client.companion.contract.ParticipationAnswer;
import io.sotto.client.grpc.CertificateAuthority;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.grpc.TrafficMeter;
import io.sotto.client.learning.Machine;
import io.sotto.client.learning.Reading;
import io.sotto.client.learning.Visit;
import io.sotto.client.participation.Finished;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profile;
import io.sotto.client.profile.Profiles;
import io.sotto.client.receipts.Receipt;
import io.sotto.client.state.PolicyFile;
import io.sotto.client.state.StateFolder;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Normalisation;
import io.sotto.server.store.DirectoryStore;
import io.sotto.server.store.RoundRecord;
import io.sotto.simulation.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A companion, a real coordinator and two ordinary devices, joined by TLS over loopback. The companion takes part by
 * itself with the faces in its vault once its machine is idle.
 */
@Timeout(150)
class CompanionInRoundTest {
    private static final long SEED = 4;
    private static final int OWN_FACES = 14;
    private static final int THEIR_FACES = 21;
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Duration QUIET = Duration.ofMinutes(2);

    private static final Machine IDLE = new Machine() {
        @Override
        public double othersLoad() {
            return 0;
        }

        @Override
        public Reading onPower() {
            return Reading.YES;
        }
    };

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @TempDir
    private Path folder;

    private int port;

    @BeforeEach
    void makeAuthorityAndExamples() throws IOException {
        port = FreePort.find();
        CommandRun init = CommandRun.of("server", "init", "--dir", server());
        assertThat(init.exitCode()).as(init.errors()).isZero();
        keepExamples();
    }

    @AfterEach
    void endAll() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void companion_thatIsIdle_isInTheRound_andSeesWithWhatCameOfIt() throws Exception {
        Future<CommandRun> coordinator = coordinator(1);
        List<String> told = new CopyOnWriteArrayList<>();
        try (Companion companion = companion()) {
            companion.events().listen((name, json) -> told.add(json));
            takesPart(companion, 10);
            List<Future<ParticipationState>> others = List.of(device(1), device(2));
            awaitState(companion, "finished");
            assertThat(told)
                    .anyMatch(json -> json.contains("\"state\":\"training\"") && json.contains("\"share\":1.0"));

            for (Future<ParticipationState> other : others) {
                assertThat(other.get()).isInstanceOf(Finished.class);
            }
            CommandRun run = coordinator.get();
            assertThat(run.exitCode()).as(run.errors()).isZero();
            RoundRecord round = onlyRound();
            assertThat(round.updates()).isEqualTo(3);
            assertThat(round.faces()).isEqualTo(OWN_FACES + 2L * THEIR_FACES);
            assertKept(companion.person().together().answer());
            assertReceipts(companion.receipts());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(companion.state().model())
                            .isEqualTo(
                                    new ModelAnswer("small+batch", round.model().hex(), true)));
        }
    }

    private static void assertKept(ParticipationAnswer answer) {
        assertThat(answer.roundsToday()).isEqualTo(1);
        assertThat(answer.rounds()).singleElement().satisfies(round -> {
            assertThat(round.round()).isEqualTo(1);
            assertThat(round.faces()).isEqualTo(OWN_FACES);
            assertThat(round.included()).isTrue();
            assertThat(round.lossBefore()).isPositive().isNotEqualTo(round.lossAfter());
            assertThat(round.lossAfter()).isPositive();
        });
    }

    private void assertReceipts(List<Receipt> receipts) {
        assertThat(receipts)
                .extracting(Receipt::step)
                .containsExactly("advertise", "share", "mask", "confirm", "unmask");
        assertThat(receipts).extracting(Receipt::server).containsOnly("localhost:" + port);
    }

    private void keepExamples() {
        FaceSet faces = faces(0, OWN_FACES);
        Profile profile = new Profiles(home()).require(Profile.DEFAULT);
        try (OpenProfile open = OpenProfile.open(profile, Optional.empty())) {
            for (int i = 0; i < faces.size(); i++) {
                open.vault().examples().add(Instant.now(), faces.image(i), faces.label(i), null);
            }
        }
    }

    private Companion companion() {
        return new Companion(
                new Companion.Options(home(), Profile.DEFAULT, null, EngineChoice.AUTO),
                IDLE,
                () -> Instant.now().plus(ahead.get()));
    }

    /** Switches it on under the careful terms; it has not been quiet for long enough then. */
    private void takesPart(Companion companion, int roundsPerDay) {
        companion.person().together().change("""
                        {"enabled": true, "server": "localhost:%d", "ca": "%s", "onlyWhenIdle": true,
                         "onlyOnPower": true, "roundsPerDay": %d}
                        """.formatted(port, authority(), roundsPerDay)
                .getBytes(StandardCharsets.UTF_8));
        awaitState(companion, "waiting-for-idle");
        ahead.set(QUIET);
    }

    private static void awaitState(Companion companion, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(companion.person().together().answer().state())
                                .isEqualTo(state));
    }

    private Future<CommandRun> coordinator(int rounds) {
        return threads.submit(() -> CommandRun.of(
                "server",
                "start",
                "--dir",
                server(),
                "--port",
                String.valueOf(port),
                "--rounds",
                String.valueOf(rounds),
                "--min-clients",
                "3",
                "--cohort",
                "3",
                "--min-updates",
                "3",
                "--deadline",
                "60s",
                "--gathering-time",
                "0s",
                "--architecture",
                "small",
                "--initial-model",
                "scratch",
                "--grace",
                "10s"));
    }

    private Future<ParticipationState> device(int number) {
        return threads.submit(() -> {
            try (StateFolder state = StateFolder.open(folder.resolve("device-" + number))) {
                return new Visit(
                                ServerAddress.parse("localhost:" + port),
                                CertificateAuthority.read(authority()),
                                "device-" + number,
                                number,
                                state,
                                PolicyFile.read(state.policyFile()),
                                Engines.select(EngineChoice.AUTO),
                                new TrafficMeter())
                        .run(faces(number, THEIR_FACES), (before, event, after) -> {});
            }
        });
    }

    private RoundRecord onlyRound() {
        try (DirectoryStore store = DirectoryStore.open(
                folder.resolve("server"), Architecture.SMALL.network(Normalisation.BATCH), round -> {
                    throw new IllegalStateException("nothing is written here");
                })) {
            assertThat(store.rounds()).hasSize(1);
            return store.rounds().get(0);
        }
    }

    private static FaceSet faces(int owner, int count) {
        return SyntheticFaces.faces(count, new RandomStreams(SEED).stream("owner " + owner));
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Path authority() {
        return folder.resolve("server/ca.pem");
    }

    private String server() {
        return folder.resolve("server").toString();
    }
}
