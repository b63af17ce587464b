package io.sotto.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.cli.UsageMessages;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.secagg.message.EnrolmentCard;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Timeout(60)
class ServerCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void init_inAnEmptyDirectory_saysWhatEachFileIsFor() {
        assertThat(run("init", "--dir", state(), "--host", "pi.home,10.0.0.7")).isZero();

        assertThat(out.toString())
                .contains("ca.pem   give this file to every client")
                .contains("authority-key   enrols whoever joins while it is here")
                .contains("localhost, 127.0.0.1")
                .contains("pi.home, 10.0.0.7");
        assertThat(directory.resolve("state").resolve("server-key.pem")).exists();
    }

    @Test
    void init_twice_refusesToOverwrite() {
        run("init", "--dir", state());

        assertThat(run("init", "--dir", state())).isEqualTo(2);
        assertThat(err.toString()).contains("exists already");
    }

    @Test
    void enrol_withTheKeysAlone_makesACardThatTheAuthoritySigned() throws Exception {
        run("init", "--dir", state());
        Path offline = Files.createDirectories(directory.resolve("offline"));
        for (String name : new String[] {"authority-key", "coordinator.txt"}) {
            Files.move(directory.resolve("state").resolve(name), offline.resolve(name));
        }
        String device = "5f".repeat(32);
        Path card = directory.resolve("kitchen.card");

        assertThat(run("enrol", device, "--dir", offline.toString(), "--days", "30", "--out", card.toString()))
                .as(err.toString())
                .isZero();

        EnrolmentCard made = EnrolmentCard.parse(
                HexFormat.of().parseHex(Files.readString(card).strip()));
        assertThat(made.enrolment().identity().hex()).isEqualTo(device);
        assertThat(made.enrolment().isValid(made.authority(), Instant.now(), new Ed25519Verifier()))
                .isTrue();
        assertThat(Duration.between(Instant.now(), made.enrolment().notAfter()))
                .isBetween(Duration.ofDays(29), Duration.ofDays(30));
        assertThat(directory.resolve("state/authority.txt"))
                .hasContent(made.authority().hex());
        assertThat(out.toString()).contains("kitchen.card   give this to the device; it counts until 20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enrol 5f --dir %s/state --out %s/card | device's key '5f': expected 64 hexadecimal digits",
                "enrol 5f --dir %s/state --out %s/card --days 0 | days 0: expected 1 to 3650",
                "enrol 5f --dir %s/nowhere --out %s/card | authority-key: no such file: expected the one that sotto server",
            })
    void enrol_withWhatDoesNotFit_saysSoAndMakesNoCard(String arguments, String message) {
        run("init", "--dir", state());

        assertThat(run(arguments.strip().formatted(directory, directory).split(" ")))
                .isEqualTo(2);

        assertThat(err.toString()).contains(message.strip());
        assertThat(directory.resolve("card")).doesNotExist();
    }

    @Test
    void start_withoutKeys_saysHowToMakeThem() {
        assertThat(run("start", "--dir", state())).isEqualTo(2);

        assertThat(err.toString()).contains("server.pem: no such file").contains("sotto server init --dir " + state());
    }

    @Test
    void start_onAPortInUse_saysSo() throws IOException {
        run("init", "--dir", state());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("start", "--dir", state(), "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(2);
            assertThat(err.toString())
                    .contains("127.0.0.1:%d: cannot listen there".formatted(taken.getLocalPort()))
                    .contains("in use");
        }
    }

    @Test
    void start_withAKeyThatIsNotTheCertificates_saysSo() throws IOException {
        run("init", "--dir", state());
        run("init", "--dir", directory.resolve("other").toString());
        Files.copy(
                directory.resolve("other/server-key.pem"),
                directory.resolve("state/server-key.pem"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(run("start", "--dir", state(), "--port", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("server-key.pem: expected the key of the certificate in");
    }

    @Test
    void start_withEvaluationDataThatIsMissing_saysSo() {
        run("init", "--dir", state());

        assertThat(run("start", "--dir", state(), "--port", "0", "--evaluation-data", state() + "/faces.csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("faces.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rounds 0 | rounds 0: expected 1 to 1000000",
                "--port 70000 | port 70000: expected 0 to 65535",
                "--min-clients 2 | min-clients 2: expected 3 or more, so that a sum hides each",
                "--min-updates 2 | min-updates 2: expected 3 or more, so that a sum hides each",
                "--min-clients 3 --min-updates 4 | minimum of updates 4: expected 1 to the minimum of clients, 3",
                "--step-time 0s | time of a step PT0S: expected 1 ms or more",
                "--clip-norm 0 | clip norm 0.0: expected above 0 and finite",
                "--noise-multiplier -1 | noise multiplier -1.0: expected 0 or more",
                "--noise-multiplier 1e4 | input bits and noise 16: expected what sums of 32 bits hold",
                "--colluding-share 0.5 | colluding share 0.5: expected 0 to 0.5, 0.5 excluded",
                "--cohort 4 --fraction 0.5 | cohort and fraction: expected one of them, found both",
                "--fraction 1.5 | fraction 1.5: expected above 0, at most 1",
                "--deadline 10 | deadline '10': expected a whole number and a unit",
                "--deadline 0s | deadline PT0S: expected 1 ms or more",
                "--architecture huge | network 'huge+batch'",
                "--learning-rate NaN | learning rate NaN: expected above 0, at most 10",
                "--engine abacus | engine 'abacus'",
                "--target-accuracy 0.5 | target-accuracy without evaluation-data",
                "--max-clients 1 | maximum of clients 1: expected the minimum of clients, 3, to 10000",
                "--rounds many | --rounds: expected a whole number, found 'many'",
                "--colour red | Unknown options: '--colour', 'red'",
            })
    void start_withAnOptionThatDoesNotFit_namesIt(String options, String message) {
        assertThat(run(("start --dir " + state() + " " + options.strip()).split(" ")))
                .isEqualTo(2);

        assertThat(err.toString()).contains(message.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rounds: many | server.yaml: rounds \"many\": expected a whole number",
                "rounds: 2.5 | server.yaml: rounds 2.5: expected a whole number",
                "mirror: 7x | server.yaml: mirror \"7x\": expected true or false",
                "colour: red | server.yaml: unknown key 'colour': expected one of rounds, host, port",
                "just words | server.yaml: expected lines of the form key: value",
                "'rounds: [1' | server.yaml, line",
                "rounds: 0 | rounds 0: expected 1 to 1000000",
                "frozen-statistics: 1.5 | frozen-statistics 1.5: expected 0 to 1",
                "{frozen-statistics: 0.5, normalisation: group} | frozen-statistics 0.5: expected a network with batch",
            })
    void start_withAConfigurationThatDoesNotFit_namesTheKey(String yaml, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("server.yaml"), yaml);

        assertThat(run("start", "--config", file.toString())).isEqualTo(2);

        assertThat(err.toString()).contains(message);
    }

    @Test
    void start_withAConfigurationThatIsMissing_namesTheFile() {
        assertThat(run("start", "--config", state() + "/none.yaml")).isEqualTo(2);

        assertThat(err.toString()).contains("none.yaml: cannot be read");
    }

    @Test
    void settings_initialModel_isTheOneThatComesWithSottoUnlessSaidOtherwise() {
        Settings standard = Settings.standard();
        Network medium = Architecture.MEDIUM.network(Normalisation.BATCH);

        assertThat(standard.checked().network()).isEqualTo(medium);
        assertThat(standard.checked().initialModel().map(Path::toString)).isEqualTo(ReleaseModels.nameFor(medium));
        assertThat(SettingsFile.with(standard, Map.of("initial-model", "scratch"))
                        .checked()
                        .initialModel())
                .isEmpty();
        assertThat(SettingsFile.with(standard, Map.of("initial-model", "my.sotto"))
                        .checked()
                        .initialModel())
                .contains(Path.of("my.sotto"));
    }

    @Test
    void settings_fromAFileAndOptions_takeTheOptionsFirst() throws IOException {
        Path file = Files.writeString(
                directory.resolve("server.yaml"), "rounds: 7\nmin-clients: 5\ndeadline: 90s\narchitecture: medium\n");

        Settings settings = SettingsFile.with(SettingsFile.read(file), Map.of("rounds", 8, "fraction", 0.5));

        assertThat(settings.rounds()).isEqualTo(8);
        assertThat(settings.fraction()).isEqualTo(0.5);
        assertThat(settings.minClients()).isEqualTo(5);
        assertThat(settings.checked().plan().rounds().deadline()).hasSeconds(90);
        assertThat(settings.checked().plan().rounds().minUpdates()).isEqualTo(3);
        assertThat(settings.checked().network().name()).isEqualTo("medium+batch");
        assertThat(settings.localEpochs()).isEqualTo(Settings.standard().localEpochs());
    }

    @Test
    void settings_fromAnEmptyFile_areTheStandard() throws IOException {
        Path file = Files.writeString(directory.resolve("server.yaml"), "# nothing yet\n");

        assertThat(SettingsFile.read(file)).isEqualTo(Settings.standard());
    }

    @Test
    void options_andKeys_haveTheSameNames() {
        var options = new CommandLine(new StartCommand()).getCommandSpec().options();
        String[] names = options.stream()
                .map(option -> option.longestName().substring(2))
                .filter(name -> !name.matches("help|version|config"))
                .toArray(String[]::new);
        String[] keys = Arrays.stream(Settings.class.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .toArray(String[]::new);

        assertThat(names).containsExactlyInAnyOrder(keys);
    }

    @Test
    void help_ofStart_showsTheStandards() {
        assertThat(run("start", "--help")).isZero();

        assertThat(out.toString())
                .contains("Default: 8443")
                .contains("Default: 10m")
                .contains("Example:");
    }

    private String state() {
        return directory.resolve("state").toString();
    }

    /** Runs a command as the launcher does: 2 for wrong usage or input. */
    private int run(String... arguments) {
        return new CommandLine(new ServerCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setParameterExceptionHandler(new UsageMessages())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof InvalidInputException) {
                        command.getErr().println(failure.getMessage());
                        return 2;
                    }
                    throw failure;
                })
                .execute(arguments);
    }
}
