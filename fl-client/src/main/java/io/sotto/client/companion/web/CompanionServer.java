package io.sotto.client.companion.web;

import io.sotto.client.companion.Companion;
import io.sotto.model.InvalidInputException;
import java.util.List;

/** A companion that pages and programs of this machine can reach. Closing it ends the server, not the companion. */
public final class CompanionServer implements AutoCloseable {
    private final WebServer server;
    private final AccessToken token;
    private final EventRoutes events;

    private CompanionServer(WebServer server, AccessToken token, EventRoutes events) {
        this.server = server;
        this.token = token;
        this.events = events;
    }

    /**
     * @param port 0 takes any that is free
     * @throws InvalidInputException if the port is taken
     */
    public static CompanionServer start(Companion companion, int port, AccessToken token) {
        EventRoutes events = new EventRoutes(companion);
        List<Routes> parts = List.of(
                new StateRoutes(companion),
                events,
                new ProfileRoutes(companion),
                new SeeingRoutes(companion),
                new ChoiceRoutes(companion),
                new SongRoutes(companion),
                new LibraryRoutes(companion),
                new PlaylistRoutes(companion),
                new ExampleRoutes(companion),
                new JournalRoutes(companion),
                new TrustRoutes(companion),
                new SpotifyRoutes(companion));
        try {
            return new CompanionServer(WebServer.start(port, token, parts), token, events);
        } catch (RuntimeException e) {
            events.close();
            throw e;
        }
    }

    public int port() {
        return server.port();
    }

    /** The page's address with the token in its fragment, which browsers send to nobody. */
    public String address() {
        return "http://127.0.0.1:%d/#token=%s".formatted(port(), token.reveal());
    }

    List<String> routes() {
        return server.routes();
    }

    @Override
    public void close() {
        events.close();
        server.close();
    }
}
