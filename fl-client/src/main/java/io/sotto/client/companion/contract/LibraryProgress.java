package io.sotto.client.companion.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's LibraryProgress.
 *
 * @param what folder or feed; null if nothing runs
 * @param done files
 * @param total files; null if that is not known
 * @param problems of the last run
 */
public record LibraryProgress(
        boolean running,
        @Nullable String what,
        int done,
        @Nullable Integer total,
        List<String> problems) {
    public static final LibraryProgress NONE = new LibraryProgress(false, null, 0, null, List.of());

    public LibraryProgress {
        problems = List.copyOf(problems);
    }
}
