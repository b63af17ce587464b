package io.sotto.model.onednn;

import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.EngineProvider;
import java.util.Optional;

/** Offers {@link OnednnEngine} that trains in bfloat16. */
public final class OnednnBf16Provider implements EngineProvider {
    @Override
    public EngineChoice choice() {
        return EngineChoice.ONEDNN_BF16;
    }

    @Override
    public Optional<String> obstacle() {
        return OnednnLibrary.obstacle().or(OnednnBf16Provider::missingInstructions);
    }

    @Override
    public Engine start() {
        return OnednnEngine.start(ComputeType.BFLOAT16);
    }

    private static Optional<String> missingInstructions() {
        return OnednnLibrary.get().instructions().hasBfloat16()
                ? Optional.empty()
                : Optional.of("this CPU does not multiply bfloat16");
    }
}
