package io.sotto.client.library;

import java.util.List;

/** The songs of a list that could be read, and what could not. */
public record ImportedList(List<TrackDraft> tracks, List<ImportProblem> problems) {
    public ImportedList {
        tracks = List.copyOf(tracks);
        problems = List.copyOf(problems);
    }
}
