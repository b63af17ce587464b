package io.sotto.client.compose;

/** Writes light percussion, the more the livelier the piece is; none at all where it is calm. */
final class Drummer {
    private static final double TICK = 0.1;

    private final Plan plan;
    private final Stave stave;

    Drummer(Plan plan, Stave stave) {
        this.plan = plan;
        this.stave = stave;
    }

    /** All bars but the frame's and the last. */
    void write() {
        for (int bar = plan.frame(); bar < plan.bars() - 1 && plan.drums() > 0.12; bar++) {
            for (int beat = 0; beat < plan.beats(); beat++) {
                beat(bar, beat);
            }
        }
    }

    private void beat(int bar, int beat) {
        boolean back = plan.beats() == 3 ? beat > 0 : beat % 2 == 1;
        double weight = 0.35 + 0.55 * plan.drums();
        if (!back && (beat == 0 || plan.beats() == 4)) {
            stave.write(Part.KICK, bar, beat, TICK, 36, weight);
        }
        if (back && plan.drums() > 0.4) {
            stave.write(Part.SNARE, bar, beat, TICK, 38, weight * 0.7);
        }
        stave.write(Part.HAT, bar, beat, TICK, 42, weight * 0.45);
        if (plan.drums() > 0.3) {
            stave.write(Part.HAT, bar, beat + 0.5, TICK, 42, weight * 0.6);
        }
    }
}
