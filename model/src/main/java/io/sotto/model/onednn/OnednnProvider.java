package io.sotto.model.onednn;

import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.EngineProvider;
import java.util.Optional;

/** Offers {@link OnednnEngine} that trains in float32. */
public final class OnednnProvider implements EngineProvider {
    @Override
    public EngineChoice choice() {
        return EngineChoice.ONEDNN;
    }

    @Override
    public Optional<String> obstacle() {
        return OnednnLibrary.obstacle();
    }

    @Override
    public Optional<String> costOfAbsence() {
        return Optional.of("training takes two to four times longer");
    }

    @Override
    public Engine start() {
        return OnednnEngine.start(ComputeType.FLOAT32);
    }
}
