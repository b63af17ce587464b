package io.sotto.model.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sotto.model.Emotion;
import io.sotto.model.EmotionModel;
import io.sotto.model.FaceBatch;
import io.sotto.model.FaceImage;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.Optimiser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fails if convolutions run anywhere but in oneDNN: silently, they would be about ten times slower. */
class OneDnnInUseTest {
    @BeforeEach
    void requireVectorInstructions() {
        assumeTrue(
                NativeBuild.choose(CpuFlags.ofThisMachine(), build -> true) != NativeBuild.PLAIN,
                "this CPU has no AVX2: ND4J has no oneDNN build for it");
    }

    @Test
    void runtime_onThisMachine_findsTheHelperAndOneThread() {
        Nd4jRuntime runtime = Nd4jRuntime.get();

        assertThat(runtime.oneDnnInUse()).isTrue();
        assertThat(runtime.openMpThreads()).isEqualTo(1);
        assertThat(runtime.description()).contains("AVX").contains("oneDNN").doesNotContain("no oneDNN");
    }

    /** oneDNN tells each primitive it executes if the environment asks for it, so this looks from outside. */
    @Test
    void step_inAnotherProcess_executesOneDnnsConvolutions() throws Exception {
        String told = tellPrimitives();

        for (String direction : List.of("forward", "backward_data", "backward_weights")) {
            assertThat(told).containsPattern("exec,cpu,convolution,[^,]*avx[^,]*," + direction);
        }
        assertThat(told).containsPattern("exec,cpu,pooling[^,]*,[^,]*avx[^,]*,backward_data");
    }

    private static String tellPrimitives() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                OneStep.class.getName());
        builder.environment().put("DNNL_VERBOSE", "1");
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(output).isZero();
        return output;
    }

    /** A program that takes one step. */
    static final class OneStep {
        private OneStep() {}

        public static void main(String[] args) {
            Network network = Architecture.SMALL.network(Normalisation.NONE);
            FaceBatch batch = new FaceBatch(2, FaceImage.SIDE);
            batch.claim(Emotion.HAPPY, 0);
            batch.claim(Emotion.SAD, 0);
            try (EmotionModel model = Dl4jEngine.start().create(network, new Optimiser.Sgd(0, 0))) {
                model.step(batch, 0.1f, 0);
            }
        }
    }
}
