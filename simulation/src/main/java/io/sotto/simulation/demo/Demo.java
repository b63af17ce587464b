package io.sotto.simulation.demo;

import io.sotto.model.data.FaceSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Federated averaging from end to end with the real programs: makes a certificate authority, starts a coordinator and its
 * clients, lets them run until the accuracy on held-out faces is reached, then asks one client for a song.
 */
public final class Demo {
    private static final Duration PREPARATION = Duration.ofSeconds(60);
    private static final Duration TRAINING = Duration.ofMinutes(5);
    private static final Duration PARTING = Duration.ofSeconds(45);

    private final DemoSettings settings;
    private final Path folder;
    private final int port;
    private final PrintWriter out;

    /**
     * @param folder where the processes keep their state and logs; exists and is empty
     * @param port where the coordinator listens; free
     */
    public Demo(DemoSettings settings, Path folder, int port, PrintWriter out) {
        this.settings = settings;
        this.folder = folder;
        this.port = port;
        this.out = out;
    }

    /** Runs it all. @throws DemoFailure if a process does not do its part; everything is stopped then */
    public void run() throws IOException, InterruptedException {
        out.println(introduction());
        out.flush();
        try (SottoProcess authority = start("server-init", false, "server", "init", "--dir", server())) {
            authority.await(PREPARATION);
        }
        train();
        recommend();
    }

    private void train() throws IOException, InterruptedException {
        List<SottoProcess> clients = new ArrayList<>();
        try (SottoProcess coordinator = start("server", true, coordinatorArguments())) {
            for (int i = 1; i <= settings.clients(); i++) {
                clients.add(start("device-" + i, false, clientArguments(i)));
            }
            coordinator.await(TRAINING);
            for (SottoProcess client : clients) {
                client.await(PARTING);
            }
        } finally {
            clients.forEach(SottoProcess::close);
        }
    }

    private void recommend() throws IOException, InterruptedException {
        Path face = folder.resolve("face.png");
        HeldOutFace heldOut = HeldOutFace.of(settings.data());
        heldOut.write(face);
        out.printf("%nA %s face that nobody trained on, and what device-1 would play:%n%n", heldOut.label());
        out.flush();
        try (SottoProcess asked =
                start("recommend", true, "client", "recommend", "--image", face.toString(), "--state", device(1))) {
            asked.await(PREPARATION);
        }
    }

    private String introduction() {
        String faces = FaceSource.isSynthetic(settings.data())
                ? "synthetic faces that Sotto draws itself (real ones: --data fer2013.csv)"
                : "the faces of " + settings.data();
        return "A coordinator and %d clients, each a process of its own, joined by TLS over loopback, learn from%n%s."
                .formatted(settings.clients(), faces);
    }

    private String[] coordinatorArguments() {
        return new String[] {
            "server",
            "start",
            "--dir",
            server(),
            "--port",
            String.valueOf(port),
            "--rounds",
            String.valueOf(settings.rounds()),
            "--target-accuracy",
            String.valueOf(settings.stopAt()),
            "--min-clients",
            String.valueOf(settings.clients()),
            "--cohort",
            String.valueOf(settings.clients()),
            "--min-updates",
            String.valueOf(settings.clients() - 1),
            "--deadline",
            "60s",
            "--architecture",
            "small",
            "--initial-model",
            "scratch",
            "--evaluation-data",
            settings.data()
        };
    }

    private String[] clientArguments(int number) {
        return new String[] {
            "client",
            "run",
            "--server",
            "localhost:" + port,
            "--ca",
            folder.resolve("server").resolve("ca.pem").toString(),
            "--data",
            settings.data(),
            "--shard",
            number + "/" + settings.shards(),
            "--name",
            "device-" + number,
            "--state",
            device(number)
        };
    }

    private SottoProcess start(String name, boolean showOutput, String... arguments) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        return SottoProcess.start(name, logs, showOutput, List.of(arguments));
    }

    private String server() {
        return folder.resolve("server").toString();
    }

    private String device(int number) {
        return folder.resolve("device-" + number).toString();
    }
}
