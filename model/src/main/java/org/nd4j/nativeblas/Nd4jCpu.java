package org.nd4j.nativeblas;

/**
 * The name under which Deeplearning4j 1.0.0-M2.1 looks for ND4J's native environment. ND4J itself moved the class to
 * {@code org.nd4j.linalg.cpu.nativecpu.bindings}, so without this one Deeplearning4j believes that oneDNN is absent and
 * trains about twelve times slower. See docs/decisions/0001.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** Answers the one question that Deeplearning4j asks. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        /** Called by reflection. */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /**
         * Whether native operations use oneDNN; called by reflection. ND4J says yes in a build without it too, where
         * Deeplearning4j's own convolutions are the faster ones, so the build is asked as well.
         */
        public boolean isUseMKLDNN() {
            return NativeOpsHolder.getInstance()
                            .getDeviceNativeOps()
                            .buildInfo()
                            .contains("HAVE_ONEDNN")
                    && org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance()
                            .isUseONEDNN();
        }
    }
}
