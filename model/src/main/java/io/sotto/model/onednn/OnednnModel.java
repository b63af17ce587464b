package io.sotto.model.onednn;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.engine.ClassColumns;
import io.sotto.model.engine.ModelGuard;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;
import io.sotto.model.train.Loss;
import java.util.List;
import org.bytedeco.dnnl.engine;

/** A network behind the port, run by programs that all models of an engine share on memory that is its own. */
final class OnednnModel implements EmotionModel {
    /** Images of the largest inference program; each smaller one is half as large, so that few are ever compiled. */
    private static final int LARGEST_INFERENCE = 64;

    private final Network network;
    private final ModelGuard guard;
    private final ClassColumns columns;
    private final ComputeType trainingType;
    private final Loss loss;
    private final int frozenLayers;
    private final UpdateRule rule;
    private final MasterParameters master;
    private final InferenceParameters inference;
    private final BoundPrograms programs;
    private boolean statisticsFrozen;

    OnednnModel(engine cpu, ProgramCache programs, Network network, Learning learning, ComputeType trainingType) {
        this.network = network;
        this.guard = new ModelGuard(network);
        this.columns = new ClassColumns(network.classes());
        this.trainingType = trainingType;
        this.loss = learning.loss();
        this.frozenLayers = network.layersOfFirst(learning.frozenLayers());
        List<Piece> pieces = Piece.of(guard.layout(), network.parametersOfFirst(learning.frozenLayers()));
        this.rule = UpdateRule.of(learning.optimiser(), pieces);
        this.master = new MasterParameters(pieces, learning.optimiser().weightDecay());
        this.inference = new InferenceParameters(network, master);
        this.programs = new BoundPrograms(cpu, programs, master.gradients());
    }

    @Override
    public ParameterLayout layout() {
        return guard.layout();
    }

    @Override
    public ParameterVector parameters() {
        guard.requireOpen();
        return ParameterVector.of(guard.layout(), master.values());
    }

    @Override
    public void load(ParameterVector vector) {
        restore(vector, OptimiserState.fresh());
    }

    @Override
    public OptimiserState optimiserState() {
        guard.requireOpen();
        return rule.state();
    }

    @Override
    public void restore(ParameterVector vector, OptimiserState state) {
        guard.requireOwn(vector);
        rule.restore(state);
        master.load(vector.withoutNegativeVariances().toArray());
    }

    @Override
    public int inputSide() {
        return network.side();
    }

    @Override
    public void freezeStatistics(boolean frozen) {
        statisticsFrozen = frozen;
    }

    @Override
    public float step(FaceBatch batch, float learningRate, long seed) {
        guard.requireFits(batch, learningRate);
        int fixed = statisticsFrozen ? network.layers().size() : frozenLayers;
        ProgramKey key = new ProgramKey(network, true, trainingType, batch.size(), batch.side(), loss, fixed);
        BoundProgram program = programs.get(key, master.shared());
        program.pixels().put(0, batch.pixels(), 0, program.pixels().capacity());
        program.targets().put(0, columns.merged(batch.targets(), batch.size()));
        program.run(master.version(), seed);
        rule.begin(learningRate);
        master.update(rule, statisticsFrozen);
        return program.result().get(0);
    }

    @Override
    public float[] predict(FaceBatch batch) {
        guard.requireFits(batch);
        inference.refresh();
        float[] probabilities = new float[batch.size() * columns.count()];
        int done = 0;
        while (done < batch.size()) {
            int size = Math.min(LARGEST_INFERENCE, Integer.highestOneBit(batch.size() - done));
            predict(batch, done, size, probabilities);
            done += size;
        }
        return columns.spread(probabilities);
    }

    @Override
    public void close() {
        if (guard.close()) {
            programs.close();
            inference.close();
            master.close();
        }
    }

    private void predict(FaceBatch batch, int from, int size, float[] probabilities) {
        ProgramKey key = new ProgramKey(network, false, ComputeType.FLOAT32, size, batch.side());
        BoundProgram program = programs.get(key, inference.block());
        int pixels = batch.side() * batch.side();
        program.pixels().put(0, batch.pixels(), from * pixels, size * pixels);
        program.run(master.version(), 0);
        program.result().get(0, probabilities, from * columns.count(), size * columns.count());
    }
}
