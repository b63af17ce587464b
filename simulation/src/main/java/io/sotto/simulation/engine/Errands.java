package io.sotto.simulation.engine;

import io.sotto.server.round.ClientId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.ToIntFunction;

/** Has clients' errands run by the workers, and hands over what came of them as it comes. */
final class Errands {
    private final Workers workers;
    private final ToIntFunction<ClientId> facesOf;
    private final BlockingQueue<CompletableFuture<Arrival>> arrivals = new LinkedBlockingQueue<>();

    /** An errand that has been run. */
    record Arrival(ClientId client, Landing landing) {}

    /** @param facesOf how many faces a client has: what its training takes */
    Errands(Workers workers, ToIntFunction<ClientId> facesOf) {
        this.workers = workers;
        this.facesOf = facesOf;
    }

    /** Queues errands, those of the clients with most faces first: a long one begun last would leave a worker idle. */
    void start(List<Errand> errands) {
        errands.stream()
                .sorted(Comparator.comparing(errand -> -facesOf.applyAsInt(errand.client())))
                .forEach(this::start);
    }

    /** Waits for the next one; a failure of its work is thrown here. */
    Arrival next() throws InterruptedException {
        return arrivals.take().join();
    }

    private void start(Errand errand) {
        CompletableFuture<Arrival> result = workers.submit(
                model -> new Arrival(errand.client(), errand.work().run(model)));
        var unused = result.whenComplete((arrived, failure) -> arrivals.add(result));
    }
}
