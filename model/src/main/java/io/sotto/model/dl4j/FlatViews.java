package io.sotto.model.dl4j;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Views of those stretches of a flat vector whose tensors play certain roles. */
final class FlatViews {
    private FlatViews() {}

    /** One view for each longest run of neighbouring tensors whose role is wanted. */
    static List<INDArray> of(INDArray flat, ParameterLayout layout, Predicate<Role> wanted) {
        List<INDArray> views = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (ParameterLayout.Entry entry : layout.entries()) {
            if (wanted.test(entry.role())) {
                if (entry.offset() != to) {
                    addRun(views, flat, from, to);
                    from = entry.offset();
                }
                to = entry.offset() + entry.length();
            }
        }
        addRun(views, flat, from, to);
        return views;
    }

    private static void addRun(List<INDArray> views, INDArray flat, int from, int to) {
        if (from < to) {
            views.add(flat.get(NDArrayIndex.interval(from, to)));
        }
    }
}
