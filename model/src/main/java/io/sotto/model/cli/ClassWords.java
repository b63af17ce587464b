package io.sotto.model.cli;

import io.sotto.model.ClassMap;
import io.sotto.model.InvalidInputException;
import io.sotto.model.network.Network;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of {@code --classes}, and what they may be. */
final class ClassWords implements ITypeConverter<ClassMap>, Iterable<String> {
    @Override
    public ClassMap convert(String word) {
        try {
            return ClassMap.ofWord(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(ClassMap.values()).map(ClassMap::word).iterator();
    }

    /**
     * The classes to answer in: the ones asked for, or the network's own.
     *
     * @throws InvalidInputException if the network tells other ones apart than could be merged into these
     */
    static ClassMap of(@Nullable ClassMap asked, Network network) {
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
