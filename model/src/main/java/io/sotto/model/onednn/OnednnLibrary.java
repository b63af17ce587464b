package io.sotto.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_set_primitive_cache_capacity;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** oneDNN's native library, loaded once when {@link #find} is first called. Thread-safe. */
final class OnednnLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(OnednnLibrary.class);

    private final engine cpu;
    private final String version;
    private final InstructionSet instructions;

    private OnednnLibrary() {
        dnnl_version_t number = dnnl_version();
        this.version = "%d.%d.%d".formatted(number.major(), number.minor(), number.patch());
        this.instructions = new InstructionSet(dnnl_get_effective_cpu_isa());
        this.cpu = new engine(engine.kind.cpu, 0);
        // oneDNN would keep the code of a thousand primitives for itself; what is worth keeping, ProgramCache keeps.
        dnnl_set_primitive_cache_capacity(0);
    }

    /** Why the library cannot run here, or the library. */
    private record Attempt(@Nullable OnednnLibrary library, String obstacle) {
        static final Attempt ONLY = make();

        private static Attempt make() {
            // JavaCPP's defaults follow the Java heap, which is small here, while the networks live outside it.
            setIfAbsent("org.bytedeco.javacpp.maxbytes", "4g");
            setIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "8g");
            try {
                OnednnLibrary library = new OnednnLibrary();
                return library.instructions.hasAvx2()
                        ? new Attempt(library, "")
                        : new Attempt(null, "this CPU has no AVX2");
            } catch (LinkageError e) {
                LOG.debug("oneDNN does not load", e);
                return new Attempt(null, "its native library does not load: " + e.getMessage());
            }
        }
    }

    /** Why {@link #get} would fail, such as a missing library or an old CPU; empty if it works. */
    static Optional<String> obstacle() {
        return Optional.of(Attempt.ONLY.obstacle).filter(obstacle -> !obstacle.isEmpty());
    }

    /**
     * The process's library.
     *
     * @throws IllegalStateException if it cannot run here
     */
    static OnednnLibrary get() {
        OnednnLibrary library = Attempt.ONLY.library;
        if (library == null) {
            throw new IllegalStateException("oneDNN cannot run here: " + Attempt.ONLY.obstacle);
        }
        return library;
    }

    /** The one engine that all primitives and memories of the process belong to. */
    engine cpu() {
        return cpu;
    }

    InstructionSet instructions() {
        return instructions;
    }

    /** Three numbers with points. */
    String version() {
        return version;
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
