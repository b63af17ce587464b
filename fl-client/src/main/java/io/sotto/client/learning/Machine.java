package io.sotto.client.learning;

/** What a machine tells of itself. */
public interface Machine {
    /** The share of all cores that other programs use, 0 to 1; negative if it is not known. */
    double othersLoad();

    /** Whether it runs on the mains. */
    Reading onPower();
}
