package io.sotto.client.companion.contract;

/** What is played again. */
public enum Repeat {
    NONE,
    ONE,
    ALL
}
