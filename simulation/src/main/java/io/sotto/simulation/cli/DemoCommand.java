package io.sotto.simulation.cli;

import io.sotto.model.data.FaceSource;
import io.sotto.simulation.demo.Demo;
import io.sotto.simulation.demo.DemoSettings;
import io.sotto.simulation.demo.FreePort;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto demo}: everything once, on this machine. */
@Command(
        name = "demo",
        description = "Starts a coordinator and four clients on this machine, trains until held-out faces are clearly"
                + " better recognised, and asks one client for a song. Takes some minutes.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 25;
    private static final double REAL_STOP_AT = 0.42;
    private static final int REAL_SHARDS = 16;
    private static final double SYNTHETIC_STOP_AT = 0.8;

    @Option(
            names = "--data",
            defaultValue = "synthetic",
            paramLabel = "PATH",
            description = "FER2013's CSV, a folder of faces, or synthetic[:COUNT] (default: ${DEFAULT-VALUE}).")
    private String data = "synthetic";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("sotto-demo");
        boolean synthetic = FaceSource.isSynthetic(data);
        DemoSettings settings = new DemoSettings(
                data, CLIENTS, synthetic ? CLIENTS : REAL_SHARDS, ROUNDS, synthetic ? SYNTHETIC_STOP_AT : REAL_STOP_AT);
        new Demo(settings, folder, FreePort.find(), out).run();
        out.printf("%nLogs, certificates and models of this run: %s%n", folder);
        return 0;
    }
}
