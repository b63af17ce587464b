package io.sotto.client.learning;

/** What a machine tells of itself. */
public enum Reading {
    YES,
    NO,
    /** It does not say. Whoever asked for a condition wants it met, so this counts as no. */
    UNKNOWN;

    public static Reading of(boolean value) {
        return value ? YES : NO;
    }
}
