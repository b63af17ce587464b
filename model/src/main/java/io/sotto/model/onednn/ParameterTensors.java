package io.sotto.model.onednn;

import io.sotto.model.ParameterLayout;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tensors of a parameter vector and of its gradient, by name. */
final class ParameterTensors {
    private final Map<String, ParameterLayout.Entry> entries;

    ParameterTensors(ParameterLayout layout) {
        this.entries = layout.entries().stream()
                .collect(Collectors.toUnmodifiableMap(ParameterLayout.Entry::name, Function.identity()));
    }

    /** @param extents as many numbers as the layout's shape, perhaps divided otherwise */
    Tensor parameter(String name, long... extents) {
        return tensor(name, Place.PARAMETERS, extents);
    }

    /** Where the gradient of a parameter goes, or the batch statistic that belongs to a running one. */
    Tensor gradient(String name, long... extents) {
        return tensor(name, Place.GRADIENTS, extents);
    }

    private Tensor tensor(String name, Place place, long... extents) {
        ParameterLayout.Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no parameter '%s' in the layout".formatted(name));
        }
        return Tensor.fixed(Layouts.plain(extents), place, (long) entry.offset() * Float.BYTES);
    }
}
