package io.sotto.client.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh of a source came to.
 *
 * @param count what changed
 * @param problems what was passed over
 * @param trouble why the source could not be read at all; null if it could
 */
public record RefreshReport(
        LibrarySource source,
        ImportCount count,
        List<ImportProblem> problems,
        @Nullable String trouble) {
    public RefreshReport {
        problems = List.copyOf(problems);
    }
}
