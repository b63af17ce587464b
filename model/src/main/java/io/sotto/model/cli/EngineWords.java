package io.sotto.model.cli;

import io.sotto.model.engine.EngineChoice;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How {@code --engine} is said on every command line: by {@link EngineChoice#word()}, which the names of the enum are not.
 * Converts a word, and lists all of them for help and completion.
 */
public final class EngineWords implements ITypeConverter<EngineChoice>, Iterable<String> {
    @Override
    public EngineChoice convert(String word) {
        try {
            return EngineChoice.ofWord(word);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(EngineChoice.values()).map(EngineChoice::word).iterator();
    }
}
