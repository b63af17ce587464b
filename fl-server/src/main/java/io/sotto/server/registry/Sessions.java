package io.sotto.server.registry;

import io.sotto.model.Sha256;
import io.sotto.server.round.ClientId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of all clients, at most so many. Thread-safe.
 *
 * <p>A session is found by the SHA-256 of its token, which is all that is kept. How long a look-up takes may tell
 * something about hashes that are stored, and nothing about a token: who does not know the token cannot choose its hash.
 */
public final class Sessions {
    /** A session that was unused for so long gives its place to a newcomer when all places are taken. */
    public static final Duration IDLE = Duration.ofHours(1);

    /** A session and the token that opens it. */
    public record Opened(Session session, SessionToken token) {}

    private static final class Entry {
        private final Session session;
        private Instant lastUsed;

        Entry(Session session, Instant lastUsed) {
            this.session = session;
            this.lastUsed = lastUsed;
        }
    }

    private final Map<Sha256, Entry> entries = new HashMap<>();
    private final int maxClients;
    private final SecureRandom random;
    private final InstantSource clock;
    private long nextClient;

    /** @param maxClients how many sessions there may be, 1 or more */
    public Sessions(int maxClients, SecureRandom random, InstantSource clock) {
        if (maxClients < 1) {
            throw new IllegalArgumentException("at most %d clients: expected 1 or more".formatted(maxClients));
        }
        this.maxClients = maxClients;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Opens a session.
     *
     * @param previous brings an earlier client back, if its session is still known
     * @return empty if all places are taken
     */
    public synchronized Optional<Opened> open(String name, Optional<SessionToken> previous) {
        if (previous.isPresent()) {
            Optional<Session> known = find(previous.get());
            if (known.isPresent()) {
                return Optional.of(new Opened(known.get(), previous.get()));
            }
        }
        if (entries.size() >= maxClients && !dropIdle()) {
            return Optional.empty();
        }
        SessionToken token = SessionToken.random(random);
        Session session = new Session(new ClientId(nextClient++), name);
        entries.put(token.sha256(), new Entry(session, clock.instant()));
        return Optional.of(new Opened(session, token));
    }

    /** The session that a token opens. */
    public synchronized Optional<Session> find(SessionToken token) {
        Entry entry = entries.get(token.sha256());
        if (entry == null) {
            return Optional.empty();
        }
        entry.lastUsed = clock.instant();
        return Optional.of(entry.session);
    }

    private boolean dropIdle() {
        Instant latest = clock.instant().minus(IDLE);
        return entries.values().removeIf(entry -> entry.lastUsed.isBefore(latest));
    }
}
