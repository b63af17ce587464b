package io.sotto.client.library;

/**
 * What an import or a refresh changed.
 *
 * @param removed songs whose file or entry is no longer there; they come back, as they were, if it does
 */
public record ImportCount(int added, int updated, int removed) {}
