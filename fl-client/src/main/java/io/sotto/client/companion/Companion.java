package io.sotto.client.companion;

import io.sotto.client.companion.contract.Json;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.State;
import io.sotto.client.vision.FaceCutter;
import io.sotto.client.vision.HaarFaceFinder;
import io.sotto.client.vision.YuNetFaceFinder;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The companion of one device, from its start to its end. Thread-safe. */
public final class Companion implements AutoCloseable {
    /**
     * How it was started.
     *
     * @param home where profiles lie
     * @param profile the person that it opens with
     * @param faceModel YuNet's file; null for OpenCV's cascades
     */
    public record Options(
            Path home, String profile, @Nullable Path faceModel, EngineChoice engine) {}

    private final Options options;
    private final Crops crops;
    private final Seeing seeing;
    private volatile Settings settings = Settings.STANDARD;
    private volatile boolean paused;

    public Companion(Options options, InstantSource clock) {
        this.options = options;
        this.crops = new Crops(new SecureRandom(), clock);
        this.seeing = new Seeing(this::openEyes, crops, clock);
    }

    public State state() {
        return new State(
                Provenance.CURRENT_VERSION,
                options.profile(),
                "open",
                null,
                paused,
                settings,
                seeing.model(),
                options.faceModel() == null ? "haar" : "yunet",
                0,
                0);
    }

    public Settings settings() {
        return settings;
    }

    /**
     * Changes some settings.
     *
     * @param change a JSON object
     */
    public synchronized Settings changeSettings(byte[] change) {
        settings = Json.changed(settings, change, Settings.class, "settings");
        return settings;
    }

    /** Pauses everything, or goes on. */
    public void pause(boolean pausing) {
        paused = pausing;
        if (pausing) {
            seeing.forget();
        }
    }

    /** @throws CompanionException with {@code paused} if the person paused everything */
    public void requireRunning() {
        if (paused) {
            throw new CompanionException(FailureCode.PAUSED, "everything is paused, because you said so");
        }
    }

    public Seeing seeing() {
        return seeing;
    }

    @Override
    public void close() {
        seeing.close();
    }

    private Eyes openEyes() {
        FaceCutter cutter = new FaceCutter(
                options.faceModel() == null ? new HaarFaceFinder() : new YuNetFaceFinder(options.faceModel()));
        return Eyes.open(
                cutter,
                Engines.select(options.engine()),
                NewestModel.in(options.home().resolve("model.sotto")));
    }
}
