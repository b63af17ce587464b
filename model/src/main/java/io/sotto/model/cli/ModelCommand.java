package io.sotto.model.cli;

import picocli.CommandLine.Command;

/** {@code sotto model}: everything about one network on one machine. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Trains, evaluates, uses and exchanges networks on this machine.",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            PackCommand.class,
            ExportCommand.class,
            ImportCommand.class
        })
public final class ModelCommand {}
