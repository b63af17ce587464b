package io.sotto.client.companion;

import io.sotto.client.companion.contract.ModelAnswer;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.SightAnswer;
import io.sotto.client.live.Frame;
import io.sotto.client.live.LiveView;
import io.sotto.client.live.Sight;
import io.sotto.client.vision.FaceCutter;
import io.sotto.model.InvalidInputException;
import io.sotto.model.image.Pictures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads photos and live views. One thread owns finder, model and views; few pictures wait for it, and any more are told
 * that it is busy. What forgets or reloads always gets its turn. Thread-safe.
 */
public final class Seeing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Seeing.class);
    private static final int MOST_WAITING = 8;
    private static final String TOO_MANY = "pictures: expected them one after the other, found too many at once";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MOST_VIEWS = 8;

    private record View(LiveView live, FaceCutter cutter) {}

    private final Supplier<Eyes> opener;
    private final Crops crops;
    private final InstantSource clock;
    private final Cameras cameras;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "seeing"));
    private final Semaphore places = new Semaphore(MOST_WAITING + 1);
    private final AtomicBoolean reloading = new AtomicBoolean();
    private final Map<String, View> views = new HashMap<>();
    private @Nullable Eyes eyes;
    private volatile @Nullable ModelAnswer model;

    /** @param opener loads finder and model; called on the thread of its own by {@link #reload}, or when first needed */
    Seeing(Supplier<Eyes> opener, Crops crops, InstantSource clock) {
        this.opener = opener;
        this.crops = crops;
        this.clock = clock;
        this.cameras = new Cameras(clock);
    }

    /** All faces of a photo; the largest is the chosen one. */
    public SightAnswer photo(byte[] file, Settings settings) {
        return ask(seeing -> {
            Instant now = clock.instant();
            Eyes.Look look = look(seeing, file, seeing.forPhotos());
            Sight sight = new LiveView().accept(new Frame(now, look.light(), look.faces()), OptionalInt.empty());
            return new Showing(crops, settings).answer(look, sight, null, Duration.between(now, clock.instant()));
        });
    }

    /**
     * The next frame of a live view, which begins with its first one.
     *
     * @param track the face that the person chose
     */
    public SightAnswer frame(String view, OptionalInt track, byte[] file, Settings settings) {
        return ask(seeing -> {
            Instant now = clock.instant();
            View known = view(view, seeing);
            cameras.read(view);
            Eyes.Look look = look(seeing, file, known.cutter);
            Sight sight = known.live.accept(new Frame(now, look.light(), look.faces()), track);
            Double rate = sight.framesPerSecond().isPresent()
                    ? sight.framesPerSecond().getAsDouble()
                    : null;
            return new Showing(crops, settings).answer(look, sight, rate, Duration.between(now, clock.instant()));
        });
    }

    /** The camera of a live view stays open without a frame; the page says so again and again. */
    public void hold(String view) {
        cameras.held(view);
    }

    /** Ends a live view. */
    public void end(String view) {
        cameras.closed(view);
        answer(submitted(() -> {
            views.remove(view);
            return view;
        }));
    }

    /** Which model reads faces; null until one is loaded. */
    public @Nullable ModelAnswer model() {
        return model;
    }

    /** Which cameras are open, and when one was last read. */
    Cameras cameras() {
        return cameras;
    }

    /** Takes the newest model from now on, as soon as the requests that wait are answered. */
    public void reload() {
        if (reloading.compareAndSet(false, true)) {
            try {
                thread.execute(this::openAgain);
            } catch (RejectedExecutionException e) {
                LOG.debug("no new model is needed: nothing is seen any more", e);
            }
        }
    }

    /** Forgets all views and crops. */
    public void forget() {
        answer(submitted(() -> {
            views.clear();
            crops.clear();
            return crops;
        }));
        cameras.forget();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                close(eyes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Eyes eyes) {
        if (eyes != null) {
            eyes.close();
        }
    }

    private static Eyes.Look look(Eyes eyes, byte[] file, FaceCutter cutter) {
        try {
            return eyes.look(file, cutter);
        } catch (InvalidInputException e) {
            FailureCode code = Pictures.isTooLarge(file) ? FailureCode.PICTURE_TOO_LARGE : FailureCode.BAD_PICTURE;
            throw new CompanionException(code, String.valueOf(e.getMessage()), e);
        }
    }

    private View view(String name, Eyes seeing) {
        views.keySet().removeIf(known -> !cameras.isOpen(known));
        if (!views.containsKey(name) && views.size() >= MOST_VIEWS) {
            throw new CompanionException(
                    FailureCode.BUSY, "live view: expected at most %d at once, found one more".formatted(MOST_VIEWS));
        }
        return views.computeIfAbsent(name, unknown -> new View(new LiveView(), seeing.forView()));
    }

    private <T> T ask(Function<Eyes, T> question) {
        if (!places.tryAcquire()) {
            throw new CompanionException(FailureCode.BUSY, TOO_MANY);
        }
        try {
            return answer(submitted(() -> question.apply(opened())));
        } finally {
            places.release();
        }
    }

    private <T> Future<T> submitted(Callable<T> work) {
        try {
            return thread.submit(work);
        } catch (RejectedExecutionException e) {
            throw busy(e);
        }
    }

    private void openAgain() {
        reloading.set(false);
        close(eyes);
        eyes = null;
        try {
            opened();
        } catch (RuntimeException e) {
            LOG.warn("no model could be loaded; the next picture tries again: {}", e.getMessage());
        }
    }

    private Eyes opened() {
        if (eyes == null) {
            eyes = opener.get();
            model = eyes.identity();
        }
        return eyes;
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("seeing failed", e);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw busy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(e);
        }
    }

    private static CompanionException busy(Exception cause) {
        return new CompanionException(FailureCode.BUSY, TOO_MANY, cause);
    }
}
