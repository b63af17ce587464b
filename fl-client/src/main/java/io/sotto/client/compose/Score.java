package io.sotto.client.compose;

import java.util.List;

/**
 * A piece in notes.
 *
 * @param notes in any order
 * @param seconds with the last note's end and room for it to die away
 */
public record Score(Plan plan, List<Note> notes, double seconds) {
    public Score {
        notes = List.copyOf(notes);
    }
}
