package io.sotto.simulation.engine;

/** Is told how a run goes, on the thread that drives it. */
public interface RunObserver {
    /** A client's update has been added to the sum. */
    void clientCounted(int round);

    /** A round is over; the next one begins when this returns. */
    void roundCommitted(RunProgress progress);
}
