package io.sotto.client.compose.sound;

import io.sotto.client.compose.Ensemble;
import io.sotto.client.compose.Part;

/** Who plays a part, how loud, where on the stage, and how much of the room one hears with it. */
final class Desk {
    /**
     * A place at the desk.
     *
     * @param level above 0
     * @param pan -1 left to 1 right
     * @param room share that goes to the reverb, 0 to 1
     */
    record Channel(double level, double pan, double room) {}

    private Desk() {}

    static Channel channel(Part part) {
        return switch (part) {
            case MELODY -> new Channel(0.9, -0.08, 0.3);
            case SECOND -> new Channel(0.8, 0.25, 0.35);
            case CHORDS -> new Channel(0.5, 0.1, 0.45);
            case FIGURE -> new Channel(0.62, -0.35, 0.35);
            case BASS -> new Channel(0.8, 0, 0.08);
            case KICK -> new Channel(0.75, 0, 0.05);
            case SNARE -> new Channel(0.5, 0.12, 0.25);
            case HAT -> new Channel(0.4, 0.4, 0.15);
        };
    }

    static Instrument instrument(Ensemble ensemble, Part part) {
        return switch (part) {
            case MELODY, SECOND -> melody(ensemble);
            case CHORDS -> chords(ensemble);
            case FIGURE -> figure(ensemble);
            case BASS -> bass(ensemble);
            case KICK, SNARE, HAT -> throw new IllegalArgumentException(part + ": expected a part with pitch");
        };
    }

    /** How much chords tremble. */
    static double tremolo(Ensemble ensemble, Part part) {
        return ensemble == Ensemble.CELLAR && part == Part.CHORDS ? 0.5 : 0;
    }

    private static Instrument melody(Ensemble ensemble) {
        return switch (ensemble) {
            case MEADOW -> Instrument.FLUTE;
            case MARKET -> Instrument.MARIMBA;
            case ROOM -> Instrument.FELT;
            case DUSK -> Instrument.CLARINET;
            case CELLAR -> Instrument.CLARINET;
            case FORGE -> Instrument.REED;
            case LANTERN -> Instrument.BELL;
        };
    }

    private static Instrument chords(Ensemble ensemble) {
        return switch (ensemble) {
            case DUSK, CELLAR -> Instrument.DARK_STRINGS;
            case FORGE -> Instrument.BITING_STRINGS;
            case MEADOW, MARKET, ROOM, LANTERN -> Instrument.STRINGS;
        };
    }

    private static Instrument figure(Ensemble ensemble) {
        return switch (ensemble) {
            case MEADOW -> Instrument.HARP;
            case ROOM, DUSK -> Instrument.FELT;
            case MARKET, FORGE -> Instrument.PLUCKED;
            case CELLAR, LANTERN -> Instrument.BELL;
        };
    }

    private static Instrument bass(Ensemble ensemble) {
        return switch (ensemble) {
            case DUSK, CELLAR, MEADOW -> Instrument.BOWED_BASS;
            case MARKET, ROOM, FORGE, LANTERN -> Instrument.BASS;
        };
    }
}
