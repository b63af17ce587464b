package io.sotto.client.companion.contract;

/**
 * One bar of the person's classes.
 *
 * @param key the emotion that stands for the class
 * @param name as the person calls it
 */
public record Bar(String key, String name, float probability) {}
