package io.sotto.model.dl4j;

import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.EngineProvider;
import java.util.Optional;

/** Offers {@link Dl4jEngine}, which runs wherever Sotto does. */
public final class Dl4jProvider implements EngineProvider {
    @Override
    public EngineChoice choice() {
        return EngineChoice.DL4J;
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public Engine start() {
        return Dl4jEngine.start();
    }
}
