package io.sotto.client.companion.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.sotto.model.InvalidInputException;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The companion's server, which listens on 127.0.0.1 from {@link #start} until it is closed. */
final class WebServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PAGE = "/io/sotto/client/companion/page";
    private static final int MOST_THREADS = 24;
    private static final int LEAST_THREADS = 4;
    private static final int MOST_CONNECTIONS = 64;
    private static final int IDLE_MILLIS = 30_000;

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * @param port 0 takes any that is free
     * @throws InvalidInputException if the port is taken
     */
    static WebServer start(int port, AccessToken token, List<Routes> parts) {
        Javalin[] self = new Javalin[1];
        Guard guard = new Guard(token, () -> self[0].port());
        self[0] = Javalin.create(config -> {
            configure(config, port);
            PageHeaders.install(config.routes);
            guard.install(config.routes);
            Failures.install(config.routes);
            Stream.concat(Stream.of(new SessionRoutes(guard)), parts.stream())
                    .forEach(part -> part.install(config.routes));
        });
        try {
            return new WebServer(self[0].start());
        } catch (RuntimeException e) {
            self[0].stop();
            throw portTaken(e, port);
        }
    }

    int port() {
        return javalin.port();
    }

    /** Method and path of each route, without what all paths begin with. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint)
                .filter(endpoint -> endpoint.path.startsWith(Guard.API))
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path.substring(Guard.API.length()))
                .toList();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        config.jetty.addConnector((server, http) -> connector(server, http, port));
        config.jetty.modifyServer(server -> server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server)));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            // Else a token that begins like the one before it on its connection, but for case, is read with that one's
            // case.
            http.setHeaderCacheCaseSensitive(true);
        });
        config.staticFiles.add(page -> {
            page.directory = PAGE;
            page.location = Location.CLASSPATH;
            // Asked again each time, and answered with 304 if nothing changed: a page is never older than its program.
            page.headers = Map.of("Cache-Control", "no-cache");
        });
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }

    private static RuntimeException portTaken(RuntimeException failure, int port) {
        boolean taken = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(BindException.class::isInstance);
        return taken
                ? new InvalidInputException(
                        "port %d: expected one that is free, found it in use; name another with --port".formatted(port),
                        failure)
                : failure;
    }
}
