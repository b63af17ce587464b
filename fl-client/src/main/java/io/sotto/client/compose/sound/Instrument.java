package io.sotto.client.compose.sound;

/**
 * How an instrument sounds.
 *
 * @param spectrum which harmonics it has
 * @param brightness how slowly harmonics get weaker when a note begins, 0 to 1
 * @param attack seconds until a note is there
 * @param fall seconds in which a held note falls to its half; infinite for one that is blown or bowed
 * @param release seconds in which a note dies away once it is let go
 * @param voices how many oscillators play a note together
 * @param spread by how many cents the outermost of them are apart
 * @param vibrato cents up and down; 5 a second, once a note has settled
 * @param breath noise against tone, 0 to 1
 */
record Instrument(
        Spectrum spectrum,
        double brightness,
        double attack,
        double fall,
        double release,
        int voices,
        double spread,
        double vibrato,
        double breath) {
    /** Families of tone colour, each a rule for the strength of harmonics. */
    enum Spectrum {
        /** All harmonics: strings, reeds. */
        FULL,
        /** Odd ones above all: clarinets, marimbas. */
        HOLLOW,
        /** Hardly any: flutes, felt. */
        PURE,
        /** Few and far between: bells, glass. */
        BELL
    }

    private static final double HELD = Double.POSITIVE_INFINITY;

    static final Instrument FLUTE = new Instrument(Spectrum.PURE, 0.5, 0.05, HELD, 0.12, 1, 0, 7, 0.02);
    static final Instrument CLARINET = new Instrument(Spectrum.HOLLOW, 0.45, 0.05, HELD, 0.1, 1, 0, 4, 0.012);
    static final Instrument REED = new Instrument(Spectrum.FULL, 0.62, 0.03, HELD, 0.09, 2, 9, 6, 0.01);
    static final Instrument STRINGS = new Instrument(Spectrum.FULL, 0.42, 0.28, HELD, 0.5, 3, 16, 5, 0);
    static final Instrument DARK_STRINGS = new Instrument(Spectrum.FULL, 0.3, 0.35, HELD, 0.6, 3, 14, 5, 0);
    static final Instrument BITING_STRINGS = new Instrument(Spectrum.FULL, 0.6, 0.06, HELD, 0.2, 3, 18, 5, 0);
    static final Instrument HARP = new Instrument(Spectrum.FULL, 0.42, 0.004, 0.55, 0.45, 1, 0, 0, 0);
    static final Instrument PLUCKED = new Instrument(Spectrum.FULL, 0.55, 0.003, 0.28, 0.2, 2, 5, 0, 0);
    static final Instrument FELT = new Instrument(Spectrum.PURE, 0.75, 0.008, 0.8, 0.35, 2, 3, 0, 0);
    static final Instrument MARIMBA = new Instrument(Spectrum.HOLLOW, 0.4, 0.003, 0.22, 0.25, 1, 0, 0, 0.01);
    static final Instrument BELL = new Instrument(Spectrum.BELL, 0.6, 0.003, 0.7, 0.7, 2, 4, 0, 0);
    static final Instrument BASS = new Instrument(Spectrum.PURE, 0.85, 0.012, 1.2, 0.15, 1, 0, 0, 0);
    static final Instrument BOWED_BASS = new Instrument(Spectrum.FULL, 0.38, 0.12, HELD, 0.35, 2, 6, 0, 0);

    /**
     * The strength of a harmonic.
     *
     * @param number 1 for the fundamental
     * @param bright 0 dull to 1 bright
     */
    double strength(int number, double bright) {
        double decay = 0.25 + 0.7 * bright;
        return switch (spectrum) {
            case FULL -> StrictMath.pow(decay, number - 1) / StrictMath.sqrt(number);
            case HOLLOW -> (number % 2 == 1 ? 1 : 0.12) * StrictMath.pow(decay, number - 1) / StrictMath.sqrt(number);
            case PURE -> StrictMath.pow(0.45 * decay, number - 1);
            case BELL ->
                switch (number) {
                    case 1 -> 1;
                    case 3 -> 0.35 * decay;
                    case 4 -> 0.3 * decay;
                    case 7 -> 0.22 * decay * decay;
                    case 10 -> 0.12 * decay * decay;
                    default -> 0;
                };
        };
    }
}
