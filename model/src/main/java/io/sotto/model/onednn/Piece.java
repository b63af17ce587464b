package io.sotto.model.onednn;

import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring parameters that an update treats alike, few enough to stay in the first cache.
 *
 * @param from position of the first in the vector
 * @param count at most {@link #LONGEST}
 */
record Piece(Treatment treatment, int from, int count) {
    static final int LONGEST = 1024;

    /** What an update does to parameters. */
    enum Treatment {
        /** Nothing. */
        FIXED,
        /** Lets running statistics follow those of the batch. */
        FOLLOWING,
        /** A step of the optimiser. */
        TRAINED,
        /** The same, with weight decay. */
        DECAYED;

        static Treatment of(ParameterLayout.Entry entry, int fixed) {
            if (entry.offset() < fixed) {
                return FIXED;
            }
            Role role = entry.role();
            return !role.isTrained() ? FOLLOWING : role == Role.WEIGHT ? DECAYED : TRAINED;
        }
    }

    /**
     * The pieces of a whole parameter vector, in order and without gaps.
     *
     * @param fixed how many parameters, from the first, no step changes: those of whole tensors
     */
    static List<Piece> of(ParameterLayout layout, int fixed) {
        List<Piece> pieces = new ArrayList<>();
        List<ParameterLayout.Entry> entries = layout.entries();
        for (int i = 0; i < entries.size(); ) {
            Treatment treatment = Treatment.of(entries.get(i), fixed);
            int from = entries.get(i).offset();
            int to = from;
            while (i < entries.size() && Treatment.of(entries.get(i), fixed) == treatment) {
                to = entries.get(i).offset() + entries.get(i).length();
                i++;
            }
            cut(treatment, from, to, pieces);
        }
        return List.copyOf(pieces);
    }

    private static void cut(Treatment treatment, int from, int to, List<Piece> pieces) {
        for (int start = from; start < to; start += LONGEST) {
            pieces.add(new Piece(treatment, start, Math.min(LONGEST, to - start)));
        }
    }
}
