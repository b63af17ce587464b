package io.sotto.simulation.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One command, run in this process, and what came of it. */
public record CommandRun(int exitCode, String output, String errors) {
    public static CommandRun of(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine command = Sotto.commandLine();
        command.setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true));
        int exitCode = command.execute(arguments);
        return new CommandRun(exitCode, output.toString(), errors.toString());
    }
}
