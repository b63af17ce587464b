package io.sotto.server.round;

/**
 * What the clients of a round said together.
 *
 * @param faceCount on how many faces they trained; a client may count for no more than the round's cap
 * @param meanLoss their mean cross-entropy, weighted by faces; NaN if there is none
 */
public record RoundFigures(long faceCount, double meanLoss) {
    /** Of a round without a sum. */
    public static final RoundFigures NONE = new RoundFigures(0, Double.NaN);
}
