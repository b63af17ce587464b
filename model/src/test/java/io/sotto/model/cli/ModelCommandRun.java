package io.sotto.model.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.Provenance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** One command, run in this process as the launcher runs it, and what came of it. */
record ModelCommandRun(int exitCode, String output, String errors) {
    static final Provenance PROVENANCE = new Provenance(
            Optional.empty(), "/somewhere/else/faces.csv", Map.of(), 0, "", "0.1.0", Instant.EPOCH, Map.of());

    /** For tests that need a process of its own. */
    public static void main(String[] arguments) {
        ModelCommandRun run = of(arguments);
        System.out.print(run.output());
        System.err.print(run.errors());
        System.exit(run.exitCode());
    }

    static ModelCommandRun of(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exitCode = new CommandLine(new ModelCommand())
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .setParameterExceptionHandler(new UsageMessages())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof InvalidInputException) {
                        command.getErr().println(failure.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw failure;
                })
                .execute(arguments);
        return new ModelCommandRun(exitCode, output.toString(), errors.toString());
    }
}
