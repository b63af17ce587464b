package io.sotto.model.cli;

import picocli.CommandLine.Command;

/** {@code sotto model}: looks at model files. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks at model files.",
        subcommands = EvaluateCommand.class)
public final class ModelCommand {}
