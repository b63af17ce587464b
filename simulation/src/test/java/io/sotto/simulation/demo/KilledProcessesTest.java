package io.sotto.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sotto.client.participation.RoundStep;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.privacy.codec.VectorDecoder;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.server.store.DirectoryStore;
import io.sotto.server.store.RoundRecord;
import io.sotto.server.strategy.NextModel;
import io.sotto.simulation.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A coordinator and five devices, each a process. In each round a device is killed with its answer to some step ready and
 * not sent, and a newcomer takes its place; in the last round the coordinator is killed too, and started again. Devices
 * are enrolled by hand: the coordinator's machine has no key that could. What a round summed is read from its number of
 * faces, in which each device has a bit of its own. The integers that those devices masked, added up here, must give the model
 * bit for bit.
 */
class KilledProcessesTest {
    private static final int COHORT = 5;
    private static final int LEAST_FACES = 256;
    private static final int[] CODES = {0, 1, 2, 4, 8, 16, 32, 64, 128};
    private static final Duration STAND = Duration.ofMinutes(5);
    private static final Network NETWORK = Architecture.SMALL.network(Normalisation.BATCH);

    private final List<SottoProcess> devices = new ArrayList<>();

    @TempDir
    private Path folder;

    private String address = "";
    /** At which step of round i + 1 device i is killed. */
    private List<RoundStep> deaths = List.of();

    @AfterEach
    void endAll() {
        devices.forEach(SottoProcess::close);
    }

    @Test
    @Timeout(900)
    void deviceAndCoordinator_killedWhileVectorsCome_leaveTheExactSumOfTheSurvivors() throws Exception {
        run(RoundStep.MASK);

        assertModelIsInitialPlusSums();
    }

    @Test
    @Tag("slow")
    @Timeout(1800)
    void devices_killedAtEveryStepAndThenTheCoordinator_leaveTheExactSumsOfTheSurvivors() throws Exception {
        run(RoundStep.ADVERTISE, RoundStep.SHARE, RoundStep.MASK, RoundStep.CONFIRM, RoundStep.UNMASK, RoundStep.MASK);

        assertModelIsInitialPlusSums();
    }

    /** A round for each step at which a device is killed; in the last one the coordinator is too. */
    private void run(RoundStep... kills) throws Exception {
        deaths = List.of(kills);
        int port = FreePort.find();
        address = "localhost:" + port;
        command("server", "init", "--dir", server());
        moveAuthorityAway();
        SottoProcess coordinator = coordinator(port);
        try {
            for (int device = 0; device < COHORT; device++) {
                start(device);
            }
            for (int victim = 0; victim < deaths.size(); victim++) {
                awaitStand(victim);
                if (victim == deaths.size() - 1) {
                    coordinator.kill();
                    coordinator = coordinator(port);
                }
                devices.get(victim).kill();
                start(COHORT + victim);
            }
            coordinator.await(STAND);
        } finally {
            coordinator.close();
        }
    }

    private void assertModelIsInitialPlusSums() throws Exception {
        try (DirectoryStore store = DirectoryStore.open(folder.resolve("server"), NETWORK, KilledProcessesTest::none)) {
            assertThat(store.rounds()).hasSize(deaths.size());
            ParameterVector expected = NETWORK.initialParameters(new RandomStreams(7).stream("initial-parameters"));
            for (RoundRecord round : store.rounds()) {
                Set<Integer> summed = devicesIn(round);
                assertVictimIsWhereItBelongs(round, summed);
                expected = NextModel.after(expected, averageOf(round.round(), summed));
            }
            assertThat(store.model().orElseThrow().sha256()).isEqualTo(expected.sha256());
        }
    }

    /** The face counts of those whose vectors are in a round's sum. */
    private static Set<Integer> devicesIn(RoundRecord round) {
        int bits = (int) round.faces() - LEAST_FACES * round.updates();
        Set<Integer> summed = new HashSet<>();
        for (int code : CODES) {
            if ((bits & code) != 0) {
                summed.add(LEAST_FACES + code);
            }
        }
        if (summed.size() < round.updates()) {
            summed.add(LEAST_FACES);
        }
        assertThat(summed)
                .as("devices of %d faces in %d updates", round.faces(), round.updates())
                .hasSize(round.updates());
        assertThat(summed.stream().mapToInt(Integer::intValue).sum()).isEqualTo((int) round.faces());
        return summed;
    }

    /**
     * A vector that had arrived counts, whatever became of its sender; one that had not does not. Whoever dies after its
     * vector came costs no attempt either: of five, the four that are left are as many as must confirm, and open every secret.
     */
    private void assertVictimIsWhereItBelongs(RoundRecord round, Set<Integer> summed) {
        int victim = faces(round.round() - 1);
        if (deaths.get(round.round() - 1).compareTo(RoundStep.MASK) <= 0) {
            assertThat(summed).as("round %d", round.round()).doesNotContain(victim);
        } else {
            assertThat(round.attempts())
                    .as("attempts at round %d", round.round())
                    .isEqualTo(1);
            assertThat(summed).as("round %d", round.round()).contains(victim);
        }
    }

    /** What the integers of these devices come to, without any mask. */
    private float[] averageOf(int round, Set<Integer> summed) throws Exception {
        Set<RoundDescriptor> terms = new HashSet<>();
        int[] sum = new int[0];
        for (int faces : summed) {
            KeptVector kept = KeptVector.read(stateOf(faces, round), round);
            terms.add(kept.terms());
            sum = sum.length == 0 ? new int[kept.elements().length] : sum;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += kept.elements()[i];
            }
        }
        assertThat(terms).as("terms of round %d", round).hasSize(1);
        RoundDescriptor agreed = terms.iterator().next();
        return new VectorDecoder(
                        agreed.format(),
                        agreed.masking().minimumSurvivors(),
                        Context.of(agreed).digest(),
                        Primitives.standard().streams().get())
                .decode(sum, summed.size())
                .averageUpdate();
    }

    /** Of devices with so many faces, the one that masked in this round. */
    private Path stateOf(int faces, int round) {
        return IntStream.range(0, devices.size())
                .filter(device -> faces(device) == faces)
                .mapToObj(this::state)
                .filter(state -> KeptVector.exists(state, round))
                .findFirst()
                .orElseThrow();
    }

    private void moveAuthorityAway() throws IOException {
        Path offline = Files.createDirectory(folder.resolve("offline"));
        Files.move(folder.resolve("server/authority-key"), offline.resolve("authority-key"));
        Files.copy(folder.resolve("server/coordinator.txt"), offline.resolve("coordinator.txt"));
    }

    private SottoProcess coordinator(int port) throws IOException {
        return SottoProcess.start(
                "server",
                folder,
                false,
                List.of(
                        "server",
                        "start",
                        "--dir",
                        server(),
                        "--port",
                        String.valueOf(port),
                        "--rounds",
                        String.valueOf(deaths.size()),
                        "--min-clients",
                        String.valueOf(COHORT),
                        "--cohort",
                        String.valueOf(COHORT),
                        "--min-updates",
                        "3",
                        "--deadline",
                        "6s",
                        "--step-time",
                        "10s",
                        "--gathering-time",
                        "60s",
                        "--architecture",
                        "small",
                        "--initial-model",
                        "scratch",
                        "--grace",
                        "1s"));
    }

    /** Starts the next device. */
    private void start(int device) throws IOException {
        Path state = Files.createDirectory(state(device));
        Files.writeString(state.resolve("policy.properties"), "minimum-cohort-difference = 0");
        enrol(device);
        boolean stands = device < deaths.size();
        devices.add(SottoProcess.start(
                "device-" + device,
                folder,
                false,
                ScriptedClient.class.getName(),
                List.of(
                        address,
                        folder.resolve("server/ca.pem").toString(),
                        state.toString(),
                        String.valueOf(faces(device)),
                        String.valueOf(stands ? device + 1 : Integer.MAX_VALUE),
                        (stands ? deaths.get(device) : RoundStep.UNMASK).name())));
    }

    private void enrol(int device) {
        String card = folder.resolve("card-" + device).toString();
        String state = state(device).toString();
        String key = command("client", "identity", "--server", address, "--state", state);
        command(
                "server",
                "enrol",
                key.strip(),
                "--dir",
                folder.resolve("offline").toString(),
                "--out",
                card);
        command("client", "enrol", card, "--server", address, "--state", state);
    }

    private void awaitStand(int device) {
        await().atMost(STAND).until(() -> Files.exists(state(device).resolve(ScriptedClient.STANDS)));
    }

    /** Newcomers get the bits of those that have been dead for long. */
    private static int faces(int device) {
        return LEAST_FACES + CODES[device % CODES.length];
    }

    private Path state(int device) {
        return folder.resolve("state-" + device);
    }

    private String server() {
        return folder.resolve("server").toString();
    }

    private static String command(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.output();
    }

    private static <T> T none(RoundRecord round) {
        throw new IllegalStateException("nothing is written here");
    }
}
