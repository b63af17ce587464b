package io.sotto.bench.secagg;

import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.secagg.Device;

/**
 * How the devices of a round are made.
 *
 * @param maker what they compute with, and who verifies for them
 * @param alone whether each reads the terms of the round itself, or all share one copy
 */
record Devices(Maker maker, boolean alone) {
    /** Makes one device. */
    @FunctionalInterface
    interface Maker {
        Device device(Cohort cohort, int index);
    }

    /** They share what was read and verified, since their time does not count. */
    static Devices sharing(Primitives primitives) {
        return new Devices((cohort, index) -> cohort.device(index, primitives, cohort.sharedVerifier()), false);
    }

    /** Each reads and verifies everything itself, as one that meets all its peers for the first time; the first counts. */
    static Devices strangers(Tally tallyOfFirst) {
        Primitives counted = tallyOfFirst.counting(Primitives.standard());
        Maker maker = (cohort, index) -> index == 0
                ? cohort.device(index, counted, tallyOfFirst.countingVerifier())
                : cohort.device(index, Primitives.standard(), new Ed25519Verifier());
        return new Devices(maker, true);
    }
}
