package io.sotto.client.journal;

/**
 * A moment that is kept.
 *
 * @param id 1 or more; never given to another entry
 */
public record JournalEntry(long id, Moment moment) {}
