package io.sotto.model.onednn;

import io.sotto.model.network.Network;
import org.jspecify.annotations.Nullable;

/** The parameters of one model as inference programs read them, made when they are first needed. Not thread-safe. */
final class InferenceParameters implements AutoCloseable {
    private final MasterParameters master;
    private final FoldedParameters folded;
    private @Nullable NativeBlock block;
    /** Version of the parameters that the block holds; none yet. */
    private long version = -1;

    InferenceParameters(Network network, MasterParameters master) {
        this.master = master;
        this.folded = FoldedParameters.of(network);
    }

    /** Where programs read from, the same block until this is closed. */
    NativeBlock block() {
        if (block == null) {
            block = new NativeBlock(master.shared().bytes());
        }
        return block;
    }

    /** Takes over the parameters if they have changed. */
    void refresh() {
        if (version != master.version()) {
            float[] values = master.values();
            folded.apply(values);
            block().floats(0, values.length).put(0, values);
            version = master.version();
        }
    }

    @Override
    public void close() {
        if (block != null) {
            block.close();
        }
    }
}
