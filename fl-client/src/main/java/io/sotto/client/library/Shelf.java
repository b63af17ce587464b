package io.sotto.client.library;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where songs of folders and feeds are kept. Thread-safe. */
public interface Shelf {
    /** All folders and feeds, in the order in which they were added. */
    List<LibrarySource> sources();

    /** One of them. */
    Optional<LibrarySource> source(long id);

    /** Location to stamp of each song that a source brought, those that are gone for now not included. */
    Map<String, String> stamps(long source);

    /**
     * Makes the songs of a source what was found. Songs that are not there any more are hidden, with all that is known of
     * them; what a person changed stays as the person wants it.
     */
    ImportCount accept(long source, Harvest harvest, Instant at);

    /** Notes that a source could not be read; its songs stay. */
    void refused(long source, String trouble, Instant at);
}
