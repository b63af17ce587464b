package io.sotto.simulation.demo;

/** A process of the demo did not do its part; the message holds the end of its log. */
final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
