package io.sotto.client.vault;

/**
 * A name under which a value is kept.
 *
 * @param name 1 to 100 characters
 * @param type of the value: whatever Jackson writes as JSON and reads again, a record for instance
 */
public record Setting<T>(String name, Class<T> type) {}
