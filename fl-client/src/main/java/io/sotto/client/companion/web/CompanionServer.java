package io.sotto.client.companion.web;

import io.sotto.client.companion.Companion;
import io.sotto.model.InvalidInputException;
import java.util.List;

/** A companion that pages and programs of this machine can reach. Closing it ends the server, not the companion. */
public final class CompanionServer implements AutoCloseable {
    private final WebServer server;
    private final AccessToken token;

    private CompanionServer(WebServer server, AccessToken token) {
        this.server = server;
        this.token = token;
    }

    /**
     * @param port 0 takes any that is free
     * @throws InvalidInputException if the port is taken
     */
    public static CompanionServer start(Companion companion, int port, AccessToken token) {
        return new CompanionServer(
                WebServer.start(port, token, List.of(new StateRoutes(companion), new SeeingRoutes(companion))), token);
    }

    public int port() {
        return server.port();
    }

    /** The page's address with the token in its fragment, which browsers send to nobody. */
    public String address() {
        return "http://127.0.0.1:%d/#token=%s".formatted(port(), token.reveal());
    }

    @Override
    public void close() {
        server.close();
    }
}
