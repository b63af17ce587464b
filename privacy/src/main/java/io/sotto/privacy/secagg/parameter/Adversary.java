package io.sotto.privacy.secagg.parameter;

/** What a server may do besides what the protocol tells it. */
public enum Adversary {
    /** It follows the protocol and looks at everything that it and the clients it controls see. */
    HONEST_BUT_CURIOUS {
        @Override
        int leastThreshold(int degree, int corruptNeighbours) {
            return corruptNeighbours + 1;
        }
    },
    /**
     * It may also tell clients different stories of who dropped out. Of a client it can then collect one share from each
     * honest neighbour and both from each corrupt one, so the threshold must pass half of all these.
     */
    SEMI_MALICIOUS {
        @Override
        int leastThreshold(int degree, int corruptNeighbours) {
            return (degree + corruptNeighbours + 2) / 2;
        }
    };

    /** The smallest t that keeps the secrets of a client with so many corrupt neighbours. */
    abstract int leastThreshold(int degree, int corruptNeighbours);
}
