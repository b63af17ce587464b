package io.sotto.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a flat vector of float32 divides into named tensors: entries stand one after another, each row-major. Two vectors
 * may be added, averaged or exchanged only if their layouts are equal. Immutable.
 */
public final class ParameterLayout {
    /** What a tensor is for; optimisers decay weights alone and never touch running statistics. */
    public enum Role {
        WEIGHT,
        BIAS,
        SCALE,
        SHIFT,
        RUNNING_MEAN,
        RUNNING_VARIANCE;

        /** Whether gradient descent changes it; running statistics follow the data instead. */
        public boolean isTrained() {
            return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
        }
    }

    /**
     * A named tensor.
     *
     * @param name lower-case letters, digits and dots, once in a layout
     * @param shape extents, each 1 or more, outermost first; a convolution's weight is {@code [out, in, height, width]}, a dense
     *     layer's {@code [out, in]}
     * @param offset position of its first element in the vector
     */
    public record Entry(String name, Role role, List<Integer> shape, int offset) {
        public Entry {
            shape = List.copyOf(shape);
            if (!NAME.matcher(name).matches()
                    || shape.isEmpty()
                    || shape.stream().anyMatch(extent -> extent < 1)) {
                throw new IllegalArgumentException(
                        "tensor '%s' of shape %s: expected a name of letters, digits and dots, and extents of 1 or more"
                                .formatted(name, shape));
            }
        }

        /** How many elements it has. */
        public int length() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }
    }

    private static final Pattern NAME = Pattern.compile("[a-z0-9.]+");

    private final List<Entry> entries;
    private final int length;
    private final Sha256 sha256;

    private ParameterLayout(List<Entry> entries, int length) {
        this.entries = List.copyOf(entries);
        this.length = length;
        this.sha256 = Sha256.of(canonicalText().getBytes(StandardCharsets.UTF_8));
    }

    /** Collects entries in order and gives each its offset. */
    public static final class Builder {
        private final List<Entry> entries = new ArrayList<>();
        private int length;

        public Builder add(String name, Role role, Integer... shape) {
            Entry entry = new Entry(name, role, List.of(shape), length);
            if (entries.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalArgumentException("tensor '%s': expected each name once".formatted(name));
            }
            entries.add(entry);
            length = Math.addExact(length, entry.length());
            return this;
        }

        public ParameterLayout build() {
            return new ParameterLayout(entries, length);
        }
    }

    /** The tensors, in the order of the vector. */
    public List<Entry> entries() {
        return entries;
    }

    /** Elements of the whole vector. */
    public int length() {
        return length;
    }

    /** How many elements gradient descent changes: what papers call the number of parameters. */
    public int trainedLength() {
        return entries.stream()
                .filter(entry -> entry.role().isTrained())
                .mapToInt(Entry::length)
                .sum();
    }

    /** Whether there are running statistics, as batch normalisation has them. */
    public boolean hasStatistics() {
        return trainedLength() < length;
    }

    /** SHA-256 of the canonical text: a line an entry, {@code name role d0xd1x...}. */
    public Sha256 sha256() {
        return sha256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterLayout layout && sha256.equals(layout.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "ParameterLayout[%d tensors, %d elements, %s]".formatted(entries.size(), length, sha256.abbreviated());
    }

    private String canonicalText() {
        return entries.stream()
                .map(entry -> "%s %s %s\n"
                        .formatted(
                                entry.name(),
                                entry.role(),
                                entry.shape().stream().map(String::valueOf).collect(Collectors.joining("x"))))
                .collect(Collectors.joining());
    }
}
