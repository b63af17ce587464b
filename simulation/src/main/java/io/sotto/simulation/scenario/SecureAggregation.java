package io.sotto.simulation.scenario;

import java.util.Locale;

/** Whether a simulation's updates are summed under masks. */
public enum SecureAggregation {
    /** As between processes. */
    ON,
    /** In clear: quicker, and each update lies open to whoever runs the simulation. */
    OFF;

    /** As it is written in options and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
