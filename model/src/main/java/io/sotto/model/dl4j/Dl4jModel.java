package io.sotto.model.dl4j;

import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.OptimiserState;
import io.sotto.model.ParameterLayout;
import io.sotto.model.ParameterLayout.Role;
import io.sotto.model.ParameterVector;
import io.sotto.model.engine.ClassColumns;
import io.sotto.model.engine.ModelGuard;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network of Deeplearning4j behind the port. Parameters, gradient and the optimiser's state are flat native vectors in
 * the order of the layout; whatever a step allocates outside Deeplearning4j's workspaces it closes itself, because the
 * garbage collector does not see how large it is.
 */
final class Dl4jModel implements EmotionModel {
    private final Network network;
    private final ModelGuard guard;
    private final ClassColumns columns;
    private final MultiLayerNetwork compiled;
    private final UpdateRule rule;
    private final double weightDecay;
    private final INDArray parameters;
    private final INDArray gradient;
    private final List<INDArray> weights;
    private final List<INDArray> weightGradients;
    private final List<INDArray> running;
    private final List<INDArray> runningChanges;
    private final List<INDArray> fixed;
    private final StepSettings settings = new StepSettings();

    Dl4jModel(Network network, Learning learning) {
        this.network = network;
        this.guard = new ModelGuard(network);
        this.columns = new ClassColumns(network.classes());
        ParameterLayout layout = guard.layout();
        this.compiled = NetworkCompiler.compile(network, learning, settings);
        this.rule = UpdateRule.of(learning.optimiser(), layout.length());
        this.weightDecay = learning.optimiser().weightDecay();
        this.parameters = compiled.params().reshape(layout.length());
        this.gradient = compiled.getFlattenedGradients().reshape(layout.length());
        this.weights = FlatViews.of(parameters, layout, role -> role == Role.WEIGHT);
        this.weightGradients = FlatViews.of(gradient, layout, role -> role == Role.WEIGHT);
        this.running = FlatViews.of(parameters, layout, role -> !role.isTrained());
        this.runningChanges = FlatViews.of(gradient, layout, role -> !role.isTrained());
        int frozen = network.parametersOfFirst(learning.frozenLayers());
        this.fixed = frozen == 0 ? List.of() : List.of(gradient.get(NDArrayIndex.interval(0, frozen)));
    }

    @Override
    public ParameterLayout layout() {
        return guard.layout();
    }

    @Override
    public ParameterVector parameters() {
        guard.requireOpen();
        float[] values = new float[guard.layout().length()];
        NativeFloats.read(parameters, values);
        return ParameterVector.of(guard.layout(), values);
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
        NativeFloats.write(vector.withoutNegativeVariances().toArray(), parameters);
    }

    @Override
    public int inputSide() {
        return network.side();
    }

    @Override
    public void freezeStatistics(boolean frozen) {
        settings.setStatisticsFrozen(frozen);
    }

    @Override
    public float step(FaceBatch batch, float learningRate, long seed) {
        guard.requireFits(batch, learningRate);
        settings.setSeed(seed);
        try (INDArray input = input(batch);
                INDArray targets = NativeFloats.array(
                        columns.merged(batch.targets(), batch.size()), batch.size(), columns.count())) {
            compiled.setInput(input);
            compiled.setLabels(targets);
            compiled.computeGradientAndScore();
            update(batch.size(), learningRate);
            return (float) compiled.score();
        }
    }

    @Override
    public float[] predict(FaceBatch batch) {
        guard.requireFits(batch);
        try (INDArray input = input(batch);
                INDArray output = compiled.output(input)) {
            float[] probabilities = new float[batch.size() * columns.count()];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = output.getFloat(i / columns.count(), i % columns.count());
            }
            return columns.spread(probabilities);
        }
    }

    @Override
    public void close() {
        if (guard.close()) {
            compiled.clear();
            rule.close();
            compiled.getFlattenedGradients().close();
            compiled.params().close();
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
    }

    /**
     * Deeplearning4j sums the gradient over the batch, where it divides by the batch in an updater that is not used here;
     * in place of running statistics it holds what to subtract from them, and no sum.
     */
    private void update(int batchSize, double learningRate) {
        for (int i = 0; i < running.size(); i++) {
            running.get(i).subi(runningChanges.get(i));
            runningChanges.get(i).assign(0);
        }
        gradient.muli(1.0 / batchSize);
        if (weightDecay > 0) {
            for (int i = 0; i < weights.size(); i++) {
                Nd4j.getBlasWrapper().axpy(weightDecay, weights.get(i), weightGradients.get(i));
            }
        }
        fixed.forEach(part -> part.assign(0));
        rule.apply(gradient, learningRate);
        fixed.forEach(part -> part.assign(0));
        parameters.subi(gradient);
    }

    private static INDArray input(FaceBatch batch) {
        return NativeFloats.array(batch.pixels(), batch.size(), 1, batch.side(), batch.side());
    }
}
