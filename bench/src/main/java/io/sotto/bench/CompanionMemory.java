package io.sotto.bench;

import io.sotto.client.companion.web.PageVisit;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profile;
import io.sotto.model.FaceSet;
import io.sotto.model.RandomStreams;
import io.sotto.model.data.SyntheticFaces;
import io.sotto.simulation.demo.FreePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The most memory that a companion takes in a process of its own, when everything comes together: a library of 50,000 songs, a
 * live view, and rounds of training {@code medium} with two other devices and a coordinator, all over TLS. The launcher must
 * have built what it starts.
 */
@Command(name = "CompanionMemory", mixinStandardHelpOptions = true, sortOptions = false)
public final class CompanionMemory implements Callable<Integer> {
    private static final int FACES = 256;
    private static final int FRAMES = 60;

    @Option(names = "--sotto", defaultValue = "./sotto", description = "the launcher (${DEFAULT-VALUE})")
    private Path sotto = Path.of("");

    @Option(names = "--photos", defaultValue = "../shared/data/photos", description = "a folder (${DEFAULT-VALUE})")
    private Path photos = Path.of("");

    @Option(names = "--rounds", defaultValue = "3", description = "of training (${DEFAULT-VALUE})")
    private int rounds = 3;

    private final List<Process> others = new ArrayList<>();

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CompanionMemory()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("companion-memory");
        Path home = folder.resolve("home");
        keepFaces(home);
        int port = FreePort.find();
        try (RunningCompanion companion = RunningCompanion.start(sotto, home)) {
            PageVisit visit = companion.visit();
            visit.show();
            visit.untilItReadsFaces();
            say(companion, "reads faces");
            companion.importSongs();
            say(companion, "has 50,000 songs");
            List<byte[]> frames = PhotoFrames.trembling(photos.resolve(CompanionLatency.PHOTOS.get(0)), FRAMES);
            companion.watch(frames);
            say(companion, "has watched");
            federate(folder, port);
            companion.send(
                    "PUT", "/participation", "application/json", """
                    {"enabled": true, "server": "localhost:%d", "ca": "%s", "onlyWhenIdle": false, "onlyOnPower": false}
                    """.formatted(port, folder.resolve("server/ca.pem"))
                            .getBytes(StandardCharsets.UTF_8));
            int watched = 0;
            while (!participation(companion).contains("\"state\":\"finished\"")) {
                companion.watch(frames);
                watched += FRAMES;
            }
            say(companion, "has trained, and watched %d frames meanwhile".formatted(watched));
        } finally {
            others.forEach(Process::destroy);
        }
        return 0;
    }

    private static String participation(RunningCompanion companion) {
        return new String(companion.get("/participation"), StandardCharsets.UTF_8);
    }

    private static void keepFaces(Path home) {
        FaceSet faces = SyntheticFaces.faces(FACES, new RandomStreams(6).stream("faces"));
        try (OpenProfile open = OpenProfile.open(new Profile(Profile.DEFAULT, home), Optional.empty())) {
            for (int i = 0; i < faces.size(); i++) {
                open.vault().examples().add(Instant.now(), faces.image(i), faces.label(i), null);
            }
        }
    }

    /** A coordinator and two devices beside the companion. */
    private void federate(Path folder, int port) throws IOException, InterruptedException {
        Path server = folder.resolve("server");
        begin("server init", "--dir", server).waitFor();
        others.add(begin(
                "server start --min-clients 3 --cohort 3 --min-updates 3 --gathering-time 0s --initial-model medium",
                "--dir",
                server,
                "--port",
                port,
                "--rounds",
                rounds));
        for (int i = 1; i <= 2; i++) {
            others.add(begin(
                    "client run --data synthetic:%d".formatted(FACES),
                    "--server",
                    "localhost:" + port,
                    "--ca",
                    server.resolve("ca.pem"),
                    "--state",
                    folder.resolve("device-" + i)));
        }
    }

    private Process begin(String words, Object... more) throws IOException {
        return new ProcessBuilder(Stream.of(Stream.of(sotto), Arrays.stream(words.split(" ")), Arrays.stream(more))
                        .flatMap(part -> part)
                        .map(String::valueOf)
                        .toList())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void say(RunningCompanion companion, String what) {
        System.out.printf(
                Locale.ROOT,
                "%-60s at most %d MiB, now %d%n",
                what,
                companion.mebibytes("VmHWM"),
                companion.mebibytes("VmRSS"));
    }
}
