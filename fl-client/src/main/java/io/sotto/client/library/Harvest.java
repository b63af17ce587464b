package io.sotto.client.library;

import java.util.List;
import java.util.Set;

/**
 * What one reading of a source found.
 *
 * @param tracks new or changed songs
 * @param unchanged locations of songs that are as the library knows them
 * @param problems what was passed over
 */
public record Harvest(List<TrackDraft> tracks, Set<String> unchanged, List<ImportProblem> problems) {
    public Harvest {
        tracks = List.copyOf(tracks);
        unchanged = Set.copyOf(unchanged);
        problems = List.copyOf(problems);
    }
}
