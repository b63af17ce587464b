package io.sotto.client.companion.contract;

/**
 * What went wrong.
 *
 * @param code what a program acts on
 * @param message for a person: the place, what was expected, what was found
 */
public record Failure(String code, String message) {}
