package io.sotto.server;

import io.sotto.model.engine.EngineChoice;
import io.sotto.model.network.Network;
import io.sotto.server.coordinator.RunPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The whole configuration of a coordinator.
 *
 * @param plan what it is to do
 * @param network what is trained
 * @param directory where keys, models and history stand
 * @param host the address to listen on
 * @param port 0 to 65535; 0 takes any that is free
 * @param maxClients how many clients may be known, the plan's minimum of clients to {@value #MOST_CLIENTS}
 * @param evaluationData faces to evaluate each round's model on: a path, or {@code synthetic[:COUNT]}
 * @param engine which engine evaluates
 * @param initialModel a model that comes with Sotto, by name, or a model file; empty to start from fresh parameters
 * @param grace how long the end waits for clients to fetch the final model, 0 or more
 */
public record ServerConfig(
        RunPlan plan,
        Network network,
        Path directory,
        String host,
        int port,
        int maxClients,
        Optional<String> evaluationData,
        EngineChoice engine,
        Optional<Path> initialModel,
        Duration grace) {
    /** So many clients with as many faces as a client may claim are what the sum of a round holds. */
    static final int MOST_CLIENTS = 10_000;

    public ServerConfig {
        int fewest = plan.rounds().minClients();
        require(!host.isBlank(), "host", "''", "a name or an address");
        require(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
        require(
                maxClients >= fewest && maxClients <= MOST_CLIENTS,
                "maximum of clients",
                maxClients,
                "the minimum of clients, %d, to %d".formatted(fewest, MOST_CLIENTS));
        require(!grace.isNegative(), "grace", grace, "0 or more");
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(name, value, expected));
        }
    }
}
