package io.sotto.simulation.store;

import io.sotto.model.InvalidInputException;
import io.sotto.model.Sha256;
import java.nio.file.Path;

/**
 * What a run depends on beside its scenario; a run goes on only where all of it is the same.
 *
 * @param data of the faces
 * @param engine description of the engine that trains: another one rounds differently
 */
public record Circumstances(Sha256 data, String engine) {
    void requireSame(Circumstances now, Path file) {
        if (!data.equals(now.data)) {
            throw new InvalidInputException("%s: the run goes on with faces %s: found %s"
                    .formatted(file, data.abbreviated(), now.data.abbreviated()));
        }
        if (!engine.equals(now.engine)) {
            throw new InvalidInputException(
                    "%s: the run goes on with engine '%s': found '%s'".formatted(file, engine, now.engine));
        }
    }
}
