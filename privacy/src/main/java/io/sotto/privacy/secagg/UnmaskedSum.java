package io.sotto.privacy.secagg;

import io.sotto.privacy.codec.DecodedSum;
import io.sotto.privacy.codec.InconsistentSumException;
import io.sotto.privacy.codec.VectorDecoder;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.Survivors;

/** The end of a round: the exact sum of the survivors' vectors. */
public final class UnmaskedSum {
    private final RoundDescriptor descriptor;
    private final Context context;
    private final Survivors survivors;
    private final int[] words;

    UnmaskedSum(RoundDescriptor descriptor, Context context, Survivors survivors, int[] words) {
        this.descriptor = descriptor;
        this.context = context;
        this.survivors = survivors;
        this.words = words;
    }

    /** Whose vectors are in the sum. */
    public Survivors survivors() {
        return survivors;
    }

    /**
     * The elements.
     *
     * @throws RoundAbortedException if no vectors have this sum
     */
    public int[] elements() {
        try {
            return gathered();
        } catch (InconsistentSumException e) {
            throw outOfRange(e);
        }
    }

    /**
     * Reads the sum.
     *
     * @throws RoundAbortedException if honest clients cannot have made it
     */
    public DecodedSum decode(Primitives primitives) {
        VectorDecoder decoder = new VectorDecoder(
                descriptor.format(),
                descriptor.masking().minimumSurvivors(),
                context.digest(),
                primitives.streams().get());
        try {
            return decoder.decode(gathered(), survivors.count());
        } catch (InconsistentSumException e) {
            throw outOfRange(e);
        }
    }

    private int[] gathered() throws InconsistentSumException {
        return descriptor.format().layout().gather(words);
    }

    private static RoundAbortedException outOfRange(InconsistentSumException e) {
        return new RoundAbortedException(AbortReason.SUM_OUT_OF_RANGE, String.valueOf(e.getMessage()));
    }
}
