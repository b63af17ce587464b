package io.sotto.server.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.server.CoordinatorServer;
import io.sotto.server.ServerConfig;
import io.sotto.server.round.Ending;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto server start}: runs rounds, prints a row for each, and ends after the last. */
@Command(
        name = "start",
        description = "Runs rounds of federated averaging; goes on after the last committed round of its directory.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        defaultValueProvider = StartOptions.Standards.class,
        footer = {
            "",
            "Example: sotto server start --rounds 20 --min-clients 4 --evaluation-data synthetic",
            "Exit codes: 0 done, 2 wrong usage or input, 1 anything else, such as a run that gave up.",
        })
final class StartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "a YAML file with the same words, such as 'min-clients: 4'; options override it")
    private @Nullable Path config;

    @Mixin
    private StartOptions options = new StartOptions();

    @Override
    public Integer call() throws InterruptedException {
        ServerConfig configuration = configuration();
        PrintWriter out = spec.commandLine().getOut();
        RoundTable table = new RoundTable(out);
        try (CoordinatorServer server = CoordinatorServer.start(configuration, table)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, table), "stop"));
            table.begin(server, configuration);
            Ending ending = server.awaitEnd();
            table.end(server, ending);
            return ending == Ending.GAVE_UP ? ExitCode.SOFTWARE : ExitCode.OK;
        }
    }

    private static void stop(CoordinatorServer server, RoundTable table) {
        if (!server.hasEnded()) {
            table.stopped();
        }
        server.close();
    }

    private ServerConfig configuration() {
        Settings settings = config == null ? Settings.standard() : SettingsFile.read(config);
        try {
            return SettingsFile.with(
                            settings, StartOptions.given(spec.commandLine().getParseResult()))
                    .checked();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(Objects.requireNonNullElse(e.getMessage(), "a value does not fit"), e);
        }
    }
}
