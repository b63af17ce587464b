package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.sotto.client.companion.Companion;
import io.sotto.client.companion.CompanionException;
import io.sotto.client.companion.FailureCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells pages what has changed, as server-sent events, on one thread of its own. */
final class EventRoutes implements Routes, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);
    private static final int MOST_LISTENERS = 8;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final Companion companion;
    private final AtomicInteger listeners = new AtomicInteger();
    private final Set<SseClient> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "events");
        made.setDaemon(true);
        return made;
    });

    EventRoutes(Companion companion) {
        this.companion = companion;
    }

    @Override
    public void install(RoutesConfig routes) {
        routes.get(Guard.API + "/events", this::open);
        thread.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On the thread that writes to them, so that no stream ends in the middle of an event; whoever does not read is cut off. */
    @Override
    public void close() {
        onThread(this::endStreams);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
                endStreams();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void endStreams() {
        List.copyOf(streams).forEach(SseClient::close);
    }

    /**
     * Begins the stream for whoever asks; Javalin's own route leaves those without an Accept of it with an empty answer,
     * and refuses nobody once its status is on the wire.
     */
    private void open(Context context) throws IOException {
        if (listeners.incrementAndGet() > MOST_LISTENERS) {
            listeners.decrementAndGet();
            throw new CompanionException(
                    FailureCode.BUSY, "events: expected at most %d listeners, found more".formatted(MOST_LISTENERS));
        }
        try {
            context.contentType("text/event-stream;charset=utf-8");
            context.res().flushBuffer();
        } catch (IOException | RuntimeException e) {
            listeners.decrementAndGet();
            throw e;
        }
        SseClient client = new SseClient(context);
        client.onClose(listeners::decrementAndGet);
        try {
            listen(client);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /** Closing the client undoes all of it, and is done once. */
    private void listen(SseClient client) {
        BiConsumer<String, String> teller = (name, json) -> onThread(() -> client.sendEvent(name, json));
        var signs = thread.scheduleWithFixedDelay(
                () -> client.sendComment("here"),
                SIGN_OF_LIFE.toMillis(),
                SIGN_OF_LIFE.toMillis(),
                TimeUnit.MILLISECONDS);
        client.onClose(() -> {
            signs.cancel(false);
            streams.remove(client);
            companion.events().forget(teller);
            listeners.decrementAndGet();
        });
        client.keepAlive();
        streams.add(client);
        companion.events().listen(teller);
        companion.tellState();
    }

    /** What changes without anybody's doing here: sockets, and the model once it is loaded. */
    private void look() {
        try {
            if (companion.events().isHeard()) {
                companion.tellState();
                companion.tellTraffic();
            }
        } catch (RuntimeException e) {
            LOG.warn("pages could not be told how things stand: {}", e.getMessage());
        }
    }

    private void onThread(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the companion ends", e);
        }
    }
}
