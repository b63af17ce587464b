package io.sotto.model.cli;

import io.sotto.model.ClassMap;
import java.util.Arrays;
import java.util.Iterator;
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
}
