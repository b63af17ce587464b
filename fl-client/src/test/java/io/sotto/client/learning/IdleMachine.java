package io.sotto.client.learning;

/** A machine that nobody uses, on the mains. */
public final class IdleMachine implements Machine {
    @Override
    public double othersLoad() {
        return 0;
    }

    @Override
    public Reading onPower() {
        return Reading.YES;
    }
}
