package io.sotto.model.onednn;

import io.sotto.model.ParameterLayout;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Parameters as inference uses them: batch normalisation right after a convolution is multiplied into that convolution's
 * weight, and what it adds goes into the convolution's bias or, if it has none, takes the place of the shift. Immutable.
 */
final class FoldedParameters {
    private final List<Fold> folds;

    private FoldedParameters(List<Fold> folds) {
        this.folds = List.copyOf(folds);
    }

    /** Where one normalisation's numbers stand in the vector. */
    private record Fold(
            ParameterLayout.Entry weight, int bias, boolean biased, int scale, int shift, int mean, int variance) {
        void apply(float[] values) {
            int channels = weight.shape().get(0);
            int each = weight.length() / channels;
            for (int c = 0; c < channels; c++) {
                float factor = (float) (values[scale + c] / Math.sqrt(values[variance + c] + Normalisation.EPSILON));
                float before = biased ? values[bias + c] : 0;
                values[bias + c] = values[shift + c] + factor * (before - values[mean + c]);
                int from = weight.offset() + c * each;
                for (int i = from; i < from + each; i++) {
                    values[i] *= factor;
                }
            }
        }
    }

    /** Finds what there is to fold in a network. */
    static FoldedParameters of(Network network) {
        Map<String, ParameterLayout.Entry> entries = network.layout().entries().stream()
                .collect(Collectors.toMap(ParameterLayout.Entry::name, Function.identity()));
        List<Fold> folds = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            if (StageFactory.isFolded(network, i)
                    && network.layers().get(i - 1) instanceof Layer.Convolution convolution) {
                folds.add(fold(entries, "layer" + (i - 1), "layer" + i, convolution.biased()));
            }
        }
        return new FoldedParameters(folds);
    }

    /** Folds in place a vector that is in the order of the network's layout. */
    void apply(float[] values) {
        folds.forEach(fold -> fold.apply(values));
    }

    private static Fold fold(
            Map<String, ParameterLayout.Entry> entries, String convolution, String norm, boolean biased) {
        Function<String, ParameterLayout.Entry> entry = name -> {
            ParameterLayout.Entry found = entries.get(name);
            if (found == null) {
                throw new IllegalStateException("no parameter '%s' in the layout".formatted(name));
            }
            return found;
        };
        int shift = entry.apply(norm + ".shift").offset();
        return new Fold(
                entry.apply(convolution + ".weight"),
                biased ? entry.apply(convolution + ".bias").offset() : shift,
                biased,
                entry.apply(norm + ".scale").offset(),
                shift,
                entry.apply(norm + ".mean").offset(),
                entry.apply(norm + ".variance").offset());
    }
}
