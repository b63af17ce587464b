package io.sotto.model.cli;

import io.sotto.model.ClassMap;
import io.sotto.model.InvalidInputException;
import io.sotto.model.network.Network;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which classes a command answers. */
final class ClassesOption {
    @Option(
            names = "--classes",
            paramLabel = "NAME",
            converter = ClassWords.class,
            completionCandidates = ClassWords.class,
            description = "merge the seven classes into fewer: ${COMPLETION-CANDIDATES} (standard: the network's own)")
    private @Nullable ClassMap asked;

    /**
     * The classes asked for, or the network's own.
     *
     * @throws InvalidInputException if the network tells other ones apart than could be merged into these
     */
    ClassMap of(Network network) {
        ClassMap own = network.classes();
        if (asked == null || asked == own) {
            return own;
        }
        if (own != ClassMap.SEVEN) {
            throw new InvalidInputException(
                    "--classes %s: expected %s, the classes of %s".formatted(asked.word(), own.word(), network.name()));
        }
        return asked;
    }
}
