package io.sotto.model.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says of a command line that does not fit what was expected and what was found, and where there is help. */
public final class UsageMessages implements IParameterExceptionHandler {
    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, float.class, Float.class);

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("sotto: " + message(failure));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)
                && !command.getSubcommands().isEmpty()) {
            command.usage(err);
        } else {
            err.printf("See `%s --help`%n", command.getCommandSpec().qualifiedName());
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Picocli's own, but for a value that is not of its type. */
    private static String message(ParameterException failure) {
        ArgSpec argument = failure.getArgSpec();
        String found = failure.getValue();
        Throwable cause = failure.getCause();
        if (argument == null || found == null || cause == null) {
            return String.valueOf(failure.getMessage());
        }
        String place = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
        return argument.converters().length > 0
                ? "%s: %s".formatted(place, cause.getMessage())
                : "%s: expected %s, found '%s'".formatted(place, expected(argument, found), found) + meaning(argument);
    }

    private static String expected(ArgSpec argument, String found) {
        Class<?> type = type(argument);
        if (type.isEnum()) {
            return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return found.matches("\\d+") ? "a smaller number" : "a whole number";
        }
        if (NUMBERS.contains(type)) {
            return "a number";
        }
        return type == LocalDate.class ? "a day such as 2026-11-25" : "a " + type.getSimpleName();
    }

    /** What an argument is, on a line of its own; that of words is said by the words. */
    private static String meaning(ArgSpec argument) {
        String text = String.join(" ", argument.description());
        return type(argument).isEnum() || text.isEmpty() ? "" : "%n  %s".formatted(text);
    }

    /** Of one value. */
    private static Class<?> type(ArgSpec argument) {
        return argument.auxiliaryTypes()[0];
    }
}
