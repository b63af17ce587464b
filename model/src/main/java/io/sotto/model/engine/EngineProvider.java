package io.sotto.model.engine;

import java.util.Optional;

/**
 * How an engine offers itself to {@link Engines}: it is named in {@code META-INF/services}, has a constructor without
 * parameters, and loads no native library before it is asked whether it can run.
 */
public interface EngineProvider {
    /** The word by which users ask for it; never {@link EngineChoice#AUTO}. */
    EngineChoice choice();

    /** Why it cannot run on this machine, such as a missing library or instruction set; empty if it can. */
    Optional<String> obstacle();

    /** What a machine loses where this engine cannot run, in words that end a warning; empty if nothing worth one. */
    default Optional<String> costOfAbsence() {
        return Optional.empty();
    }

    /** Loads the library, checks that its fast path is the one in use, and warns if not. Starting again is cheap. */
    Engine start();
}
