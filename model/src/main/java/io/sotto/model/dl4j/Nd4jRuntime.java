package io.sotto.model.dl4j;

import io.sotto.model.Emotion;
import io.sotto.model.network.Layer;
import io.sotto.model.network.Network;
import io.sotto.model.train.Learning;
import io.sotto.model.train.Optimiser;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ND4J as one process uses it: the native build for this CPU, oneDNN switched on, one thread an operation. Loaded once,
 * when {@link #get} is first called.
 *
 * @param build the native library in use
 * @param oneDnnInUse whether Deeplearning4j hands its convolutions to oneDNN
 * @param openMpThreads how many threads OpenMP would start in an operation; 1 is right
 */
record Nd4jRuntime(NativeBuild build, boolean oneDnnInUse, int openMpThreads) {
    private static final Logger LOG = LoggerFactory.getLogger(Nd4jRuntime.class);
    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    private static final String LIBRARIES = "org/nd4j/linalg/cpu/nativecpu/bindings/";

    /** Holds the only instance; the JVM loads this class, and so ND4J, at most once. */
    private static final class Holder {
        static final Nd4jRuntime INSTANCE = load();
    }

    /** The process's runtime, loaded now if it was not yet. */
    static Nd4jRuntime get() {
        return Holder.INSTANCE;
    }

    private static Nd4jRuntime load() {
        NativeBuild build = NativeBuild.choose(CpuFlags.ofThisMachine(), Nd4jRuntime::isPresent);
        setProperties();
        loadNative(build);
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        int threads = NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
        Nd4jRuntime runtime = new Nd4jRuntime(build, isOneDnnInUse(), threads);
        runtime.warn();
        return runtime;
    }

    private static void setProperties() {
        // Deeplearning4j 1.0.0-M2.1 leaves its fast helpers off unless told otherwise: docs/decisions/0001.
        System.setProperty("org.eclipse.deeplearning4j.helpers.disable", "false");
        setIfAbsent("org.nd4j.log.initialization", "false");
        // JavaCPP's defaults follow the Java heap, which is small here, while the networks live outside it.
        setIfAbsent("org.bytedeco.javacpp.maxbytes", "4g");
        setIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "8g");
    }

    /** JavaCPP takes any build, even one that this CPU cannot execute, unless the extension is given: empty is plain. */
    private static void loadNative(NativeBuild build) {
        String before = System.getProperty(EXTENSION);
        System.setProperty(EXTENSION, build.extension());
        Loader.loadProperties(true);
        try {
            Nd4j.getBackend();
        } finally {
            restore(before);
        }
    }

    /** Other native libraries of the process have extensions of their own. */
    private static void restore(@Nullable String before) {
        if (before == null) {
            System.clearProperty(EXTENSION);
        } else {
            System.setProperty(EXTENSION, before);
        }
        Loader.loadProperties(true);
    }

    /** Asks a convolution that Deeplearning4j has built, since nothing tells when it goes without. */
    private static boolean isOneDnnInUse() {
        Network probe =
                new Network("probe", List.of(new Layer.Convolution(1, 3, true, true), new Layer.Dense(Emotion.COUNT)));
        MultiLayerNetwork compiled =
                NetworkCompiler.compile(probe, Learning.by(new Optimiser.Sgd(0, 0)), new StepSettings());
        return compiled.getLayer(0).getHelper() instanceof MKLDNNConvHelper;
    }

    private static boolean isPresent(NativeBuild build) {
        String folder = LIBRARIES + Loader.Detector.getPlatform() + build.extension() + "/";
        return Nd4jRuntime.class.getClassLoader().getResource(folder + System.mapLibraryName("nd4jcpu")) != null;
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private void warn() {
        if (!oneDnnInUse) {
            LOG.warn(
                    "convolutions run without oneDNN, on ND4J's build for {}: training takes about ten times longer",
                    build.instructionSet());
        }
        if (openMpThreads > 1) {
            LOG.warn(
                    "OpenMP would use {} threads in each operation, and several models at once up to ten times longer: "
                            + "start with OMP_NUM_THREADS=1",
                    openMpThreads);
        }
    }

    /** For logs: the instruction set and where convolutions run. */
    String description() {
        return "%s, %s, %d thread%s an operation"
                .formatted(
                        build.instructionSet(),
                        oneDnnInUse ? "oneDNN" : "no oneDNN",
                        openMpThreads,
                        openMpThreads == 1 ? "" : "s");
    }
}
