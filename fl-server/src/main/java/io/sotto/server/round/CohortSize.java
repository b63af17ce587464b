package io.sotto.server.round;

/** How many of the known clients a round asks to train. */
public sealed interface CohortSize {
    /** The cohort's size among so many known clients, before any minimum; at least 1. */
    int among(int known);

    /**
     * The same number each round.
     *
     * @param clients 1 or more
     */
    record Fixed(int clients) implements CohortSize {
        public Fixed {
            if (clients < 1) {
                throw new IllegalArgumentException("cohort of %d clients: expected 1 or more".formatted(clients));
            }
        }

        @Override
        public int among(int known) {
            return Math.max(1, Math.min(clients, known));
        }
    }

    /**
     * A share of the known clients, rounded to the nearest number: the C of McMahan et al. 2017.
     *
     * @param share above 0, at most 1
     */
    record Fraction(double share) implements CohortSize {
        public Fraction {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("fraction %s: expected above 0, at most 1".formatted(share));
            }
        }

        @Override
        public int among(int known) {
            return Math.max(1, (int) Math.round(share * known));
        }
    }
}
