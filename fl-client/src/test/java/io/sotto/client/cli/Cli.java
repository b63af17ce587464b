package io.sotto.client.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.model.cli.UsageMessages;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs the client's commands as the launcher does, and keeps what they print. */
final class Cli {
    /** What a command did. */
    record Result(int exitCode, String out, String err) {}

    private Cli() {}

    static Result run(String... arguments) {
        return run(new StringWriter(), arguments);
    }

    /** @param out may be looked into while a command runs */
    static Result run(StringWriter out, String... arguments) {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ClientCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageMessages())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return failure instanceof InvalidInputException ? 2 : 1;
                })
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
