package io.sotto.server.cli;

import picocli.CommandLine.Command;

/** {@code sotto server}: the coordinator's commands. */
@Command(
        name = "server",
        description = "Coordinates devices that learn together; sees no face.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {InitCommand.class, StartCommand.class, EnrolCommand.class})
public final class ServerCommand {}
