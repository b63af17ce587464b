package io.sotto.model.dl4j;

import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineContract;

class Dl4jEngineTest extends EngineContract {
    private final Engine engine = Dl4jEngine.start();

    @Override
    protected Engine engine() {
        return engine;
    }
}
