package io.sotto.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands. */
@Command
abstract class GroupCommand implements Runnable {
    @Spec
    private CommandSpec group = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                group.commandLine(),
                "expected a command: " + String.join(", ", group.subcommands().keySet()));
    }
}
