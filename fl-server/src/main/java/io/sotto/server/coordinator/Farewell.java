package io.sotto.server.coordinator;

import io.sotto.server.round.ClientId;
import io.sotto.server.round.Ending;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The end of a run: why it ended, and which clients have yet to fetch the final model. Belongs to the event loop. */
final class Farewell {
    private final Set<ClientId> waitingFor = new HashSet<>();
    private final CompletableFuture<Ending> ended;
    private final CompletableFuture<Void> released;

    /**
     * @param ended completed when the run ends
     * @param released completed when nobody is left to fetch the final model
     */
    Farewell(CompletableFuture<Ending> ended, CompletableFuture<Void> released) {
        this.ended = ended;
        this.released = released;
    }

    /** The run has ended while these clients were there. */
    void begin(Ending ending, Set<ClientId> clients) {
        waitingFor.addAll(clients);
        ended.complete(ending);
        check();
    }

    /** A client needs nothing more, or has gone. */
    void release(ClientId client) {
        waitingFor.remove(client);
        check();
    }

    private void check() {
        if (ended.isDone() && waitingFor.isEmpty()) {
            released.complete(null);
        }
    }
}
