package io.sotto.client.companion.contract;

import io.sotto.client.library.ImportCount;
import io.sotto.client.library.ImportProblem;
import java.util.List;

/**
 * What came of a list.
 *
 * @param problems lines that were passed over
 */
public record ImportAnswer(int added, int updated, List<Problem> problems) {
    /** @param line 1 the first; 0 where it is about the whole list */
    public record Problem(long line, String message) {}

    public static ImportAnswer of(ImportCount count, List<ImportProblem> problems) {
        return new ImportAnswer(
                count.added(),
                count.updated(),
                problems.stream()
                        .map(problem -> new Problem(problem.line(), problem.message()))
                        .toList());
    }
}
