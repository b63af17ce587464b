package io.sotto.model.onednn;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterVector;
import io.sotto.model.network.Network;
import io.sotto.model.train.Optimiser;
import org.bytedeco.dnnl.engine;

/** A network behind the port, run by programs that all models of an engine share on memory that is its own. */
final class OnednnModel implements EmotionModel {
    /** Images of the largest inference program; each smaller one is half as large, so that few are ever compiled. */
    private static final int LARGEST_INFERENCE = 64;

    private final Network network;
    private final ParameterLayout layout;
    private final ComputeType trainingType;
    private final UpdateRule rule;
    private final MasterParameters master;
    private final InferenceParameters inference;
    private final BoundPrograms programs;
    private boolean open = true;

    OnednnModel(engine cpu, ProgramCache programs, Network network, Optimiser optimiser, ComputeType trainingType) {
        this.network = network;
        this.layout = network.layout();
        this.trainingType = trainingType;
        this.rule = UpdateRule.of(optimiser, layout.length());
        this.master = new MasterParameters(layout, optimiser.weightDecay());
        this.inference = new InferenceParameters(network, master);
        this.programs = new BoundPrograms(cpu, programs, master.gradients());
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public ParameterVector parameters() {
        requireOpen();
        return ParameterVector.of(layout, master.values());
    }

    @Override
    public void load(ParameterVector vector) {
        restore(vector, OptimiserState.fresh());
    }

    @Override
    public OptimiserState optimiserState() {
        requireOpen();
        return rule.state();
    }

    @Override
    public void restore(ParameterVector vector, OptimiserState state) {
        requireOpen();
        if (!vector.layout().equals(layout)) {
            throw new IllegalArgumentException(
                    "parameters of %s: expected those of %s, %s".formatted(vector.layout(), network.name(), layout));
        }
        rule.restore(state);
        master.load(vector.toArray());
    }

    @Override
    public float step(FaceBatch batch, float learningRate, long seed) {
        requireOpen();
        requireFits(batch);
        if (!(learningRate >= 0)) {
            throw new IllegalArgumentException("learning rate %s: expected 0 or more".formatted(learningRate));
        }
        ProgramKey key = new ProgramKey(network, true, trainingType, batch.size(), batch.side());
        BoundProgram program = programs.get(key, master.shared());
        program.pixels().put(0, batch.pixels(), 0, program.pixels().capacity());
        program.targets().put(0, batch.targets(), 0, program.targets().capacity());
        program.run(master.version(), seed);
        rule.begin(learningRate);
        master.update(rule);
        return program.result().get(0);
    }

    @Override
    public float[] predict(FaceBatch batch) {
        requireOpen();
        requireFits(batch);
        inference.refresh();
        float[] probabilities = new float[batch.size() * Emotion.COUNT];
        int done = 0;
        while (done < batch.size()) {
            int size = Math.min(LARGEST_INFERENCE, Integer.highestOneBit(batch.size() - done));
            predict(batch, done, size, probabilities);
            done += size;
        }
        return probabilities;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
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
        program.result().get(0, probabilities, from * Emotion.COUNT, size * Emotion.COUNT);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("model of %s is closed".formatted(network.name()));
        }
    }

    private void requireFits(FaceBatch batch) {
        if (batch.size() == 0) {
            throw new IllegalArgumentException("batch of 0 faces: expected 1 or more");
        }
        if (batch.side() != FaceImage.SIDE && !network.takesAnySide()) {
            throw new IllegalArgumentException(
                    "images of side %d: expected %d for %s".formatted(batch.side(), FaceImage.SIDE, network.name()));
        }
    }
}
