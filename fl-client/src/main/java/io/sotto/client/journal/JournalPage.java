package io.sotto.client.journal;

import java.util.List;

/**
 * A part of the journal, newest first.
 *
 * @param total how many entries the whole range has
 */
public record JournalPage(int total, List<JournalEntry> entries) {
    public JournalPage {
        entries = List.copyOf(entries);
    }
}
