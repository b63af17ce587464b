package io.sotto.simulation.cli;

import io.sotto.client.cli.ClientCommand;
import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.cli.ModelCommand;
import io.sotto.model.cli.UsageMessages;
import io.sotto.server.cli.ServerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The launcher's command tree. Exit codes: 0 done, 2 wrong usage or input, 1 anything else. */
@Command(
        name = "sotto",
        description = "Devices learn to read emotion from faces together, and choose songs by it.",
        mixinStandardHelpOptions = true,
        version = "Sotto " + Provenance.CURRENT_VERSION,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServerCommand.class,
            ClientCommand.class,
            ModelCommand.class,
            SimulateCommand.class,
            DemoCommand.class
        })
public final class Sotto {
    private Sotto() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Sotto())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageMessages())
                .setExecutionExceptionHandler(Sotto::report);
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof InvalidInputException) {
            command.getErr().println("sotto: " + failure.getMessage());
            return ExitCode.USAGE;
        }
        command.getErr().println("sotto: this should not have happened; please report it with the lines below");
        failure.printStackTrace(command.getErr());
        return ExitCode.SOFTWARE;
    }
}
