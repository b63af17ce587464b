package io.sotto.client.companion;

import io.sotto.client.compose.Piece;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Composed pieces as sound. A piece takes half a second of one core to render, so the one that probably comes next is
 * rendered meanwhile, on a thread of its own, once whoever expects it had time to ask for something else: the next photo shall
 * not wait for sound that nobody wants any more. The last few stay in memory, since players ask for a song part by part.
 * Thread-safe.
 */
final class Pieces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pieces.class);

    /** The one that plays, the one before and the one after it, of 7 MB each. */
    private static final int KEPT = 3;

    private final Function<Piece, byte[]> renderer;
    private final Duration delay;
    private final Map<String, FutureTask<byte[]>> rendered = new LinkedHashMap<>();
    private final Deque<Piece> expected = new ArrayDeque<>();
    private final ScheduledExecutorService ahead = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "render-ahead");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    private @Nullable Future<?> next;

    /**
     * @param renderer from a piece to a WAV file
     * @param delay before what is expected is rendered
     */
    Pieces(Function<Piece, byte[]> renderer, Duration delay) {
        this.renderer = renderer;
        this.delay = delay;
    }

    /** These will probably be asked for, in this order and instead of what was expected before. */
    synchronized void expect(List<Piece> pieces) {
        expected.clear();
        expected.addAll(pieces);
        renderNext();
    }

    /** The piece as a WAV file. */
    byte[] wav(Piece piece) {
        FutureTask<byte[]> task = asked(piece);
        task.run();
        try {
            byte[] wav = task.get();
            heard(piece);
            return wav;
        } catch (ExecutionException e) {
            forget(piece);
            throw new IllegalStateException("%s cannot be rendered".formatted(piece.id()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the companion ends", e);
        }
    }

    @Override
    public void close() {
        ahead.shutdownNow();
    }

    private synchronized FutureTask<byte[]> asked(Piece piece) {
        return task(piece);
    }

    /** What was expected up to this piece has been heard or passed over. */
    private synchronized void heard(Piece piece) {
        if (expected.contains(piece)) {
            while (!piece.equals(expected.peek())) {
                expected.remove();
            }
            expected.remove();
            renderNext();
        }
    }

    private void renderNext() {
        if (next != null) {
            next.cancel(false);
        }
        Piece piece = expected.peek();
        if (piece != null) {
            try {
                next = ahead.schedule(() -> asked(piece).run(), delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("the companion ends", e);
            }
        }
    }

    /** The one of this piece, used last from now on. Running it again does nothing. */
    private FutureTask<byte[]> task(Piece piece) {
        FutureTask<byte[]> known = rendered.remove(piece.id());
        FutureTask<byte[]> task = known == null ? new FutureTask<>(() -> renderer.apply(piece)) : known;
        rendered.put(piece.id(), task);
        if (rendered.size() > KEPT) {
            rendered.remove(rendered.keySet().iterator().next());
        }
        return task;
    }

    private synchronized void forget(Piece piece) {
        rendered.remove(piece.id());
    }
}
