package io.sotto.model.onednn;

import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;

/** The memory layouts in use. Activations have channels innermost, which every fast implementation takes on every CPU. */
final class Layouts {
    private Layouts() {}

    /** Activations: {@code [batch, height, width, channels]} in memory for four extents, row-major for two. */
    static memory.desc activations(data_type type, long... extents) {
        return new memory.desc(extents, type, extents.length == 4 ? format_tag.nhwc : format_tag.nc);
    }

    /** Whatever layout the primitive likes best, for weights. */
    static memory.desc free(data_type type, long... extents) {
        return new memory.desc(extents, type, format_tag.any);
    }

    /** Row-major float32, as parameters stand in their vector. */
    static memory.desc plain(long... extents) {
        format_tag tag = List.of(format_tag.a, format_tag.ab, format_tag.abc, format_tag.abcd)
                .get(extents.length - 1);
        return new memory.desc(extents, data_type.f32, tag);
    }
}
