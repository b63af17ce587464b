package io.sotto.model.onednn;

import io.sotto.model.EmotionModel;
import io.sotto.model.engine.Engine;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;
import java.util.Locale;

/**
 * Runs networks on oneDNN, called directly. Models share what is compiled; each trains and predicts on the thread that
 * calls it. Inference is float32 whatever training is, so that a model says the same on every device. For one thread an
 * operation ({@code OMP_NUM_THREADS=1}), a given CPU and compute type, results are the same bit for bit.
 */
public final class OnednnEngine implements Engine {
    private final OnednnLibrary library;
    private final ComputeType trainingType;
    private final ProgramCache programs;

    private OnednnEngine(OnednnLibrary library, ComputeType trainingType) {
        this.library = library;
        this.trainingType = trainingType;
        this.programs = new ProgramCache(new ProgramCompiler(library.cpu())::compile);
    }

    /**
     * Loads oneDNN, unless this process has it already.
     *
     * @param trainingType of numbers in training steps
     * @throws IllegalStateException if it cannot run here
     */
    public static OnednnEngine start(ComputeType trainingType) {
        OnednnLibrary library = OnednnLibrary.get();
        if (trainingType == ComputeType.BFLOAT16 && !library.instructions().hasBfloat16()) {
            throw new IllegalStateException("this CPU does not multiply bfloat16");
        }
        return new OnednnEngine(library, trainingType);
    }

    @Override
    public String description() {
        return "oneDNN %s, %s (%s), training in %s, inference in float32"
                .formatted(
                        library.version(),
                        library.instructions().description(),
                        CpuName.ofThisMachine(),
                        trainingType.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public EmotionModel create(Network network, Learning learning) {
        return new OnednnModel(library.cpu(), programs, network, learning, trainingType);
    }
}
