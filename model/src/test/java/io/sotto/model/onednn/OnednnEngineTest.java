package io.sotto.model.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineContract;
import org.junit.jupiter.api.Test;

class OnednnEngineTest extends EngineContract {
    private final OnednnEngine engine = OnednnEngine.start(ComputeType.FLOAT32);

    @Override
    protected Engine engine() {
        return engine;
    }

    @Test
    void description_namesLibraryCpuAndTypes() {
        assertThat(engine.description())
                .matches("oneDNN 3\\.11\\.\\d+, \\S.* \\(.+\\), training in float32, inference in float32");
    }
}
