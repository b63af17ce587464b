package io.sotto.client.library;

/** Hears how far the reading of a source is. */
@FunctionalInterface
public interface ReadingProgress {
    /** For who does not want to know. */
    ReadingProgress SILENT = (done, total) -> {};

    /**
     * Something more was read.
     *
     * @param done songs that were looked at
     * @param total how many there are
     */
    void progressed(int done, int total);
}
