package io.sotto.privacy.secagg.policy;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings while terms are compared. */
final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    void atLeast(String term, double asked, double least) {
        require(asked >= least, term, number(asked), "at least " + number(least));
    }

    void atMost(String term, double asked, double most) {
        require(asked <= most, term, number(asked), "at most " + number(most));
    }

    void require(boolean holds, String term, String asked, String allowed) {
        if (!holds) {
            findings.add(new Finding(term, asked, allowed));
        }
    }

    List<Finding> list() {
        return findings;
    }

    /** Whole numbers without a fraction. */
    private static String number(double value) {
        return value == Math.rint(value) ? "%.0f".formatted(value) : Double.toString(value);
    }
}
