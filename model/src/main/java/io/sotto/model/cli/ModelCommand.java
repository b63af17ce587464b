package io.sotto.model.cli;

import picocli.CommandLine.Command;

/** {@code sotto model}: everything about one network on one machine. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains and evaluates networks on this machine.",
        subcommands = {TrainCommand.class, EvaluateCommand.class})
public final class ModelCommand {}
