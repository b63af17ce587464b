package io.sotto.server.store;

import io.sotto.model.ParameterVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a run for as long as the process lives: for tests, simulations and demonstrations. */
public final class MemoryStore implements RunStore {
    private final List<RoundRecord> rounds = new ArrayList<>();
    private Optional<ParameterVector> model = Optional.empty();

    @Override
    public Optional<ParameterVector> model() {
        return model;
    }

    @Override
    public List<RoundRecord> rounds() {
        return List.copyOf(rounds);
    }

    @Override
    public void commit(RoundRecord round, ParameterVector newModel) {
        requireNext(round, newModel);
        rounds.add(round);
        model = Optional.of(newModel);
    }

    @Override
    public void close() {}
}
