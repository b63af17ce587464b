package io.sotto.server;

import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.Aggregator;
import io.sotto.privacy.secagg.RoundPlan;
import io.sotto.server.coordinator.Coordinator;
import io.sotto.server.coordinator.GlobalModel;
import io.sotto.server.coordinator.RunObserver;
import io.sotto.server.coordinator.ThreadEventLoop;
import io.sotto.server.evaluate.ModelEvaluation;
import io.sotto.server.grpc.GrpcServer;
import io.sotto.server.identity.FederationFiles;
import io.sotto.server.masking.Masking;
import io.sotto.server.registry.EnrolmentDesk;
import io.sotto.server.registry.Sessions;
import io.sotto.server.round.Ending;
import io.sotto.server.store.DirectoryStore;
import io.sotto.server.tls.TlsFiles;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running coordinator. Thread-safe. Closing it hangs up on all clients and keeps what is committed. */
public final class CoordinatorServer implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final long LEAST_UPLOAD_BYTES = 256L << 20;
    private static final int MODELS_ON_THEIR_WAY = 16;
    private static final int REMEMBERED_SIGNATURES = 20_000;

    private final ServerConfig config;
    private final ThreadEventLoop loop;
    private final Background background;
    private final Coordinator coordinator;
    private final GrpcServer server;

    private CoordinatorServer(
            ServerConfig config,
            ThreadEventLoop loop,
            Background background,
            Coordinator coordinator,
            GrpcServer server) {
        this.config = config;
        this.loop = loop;
        this.background = background;
        this.coordinator = coordinator;
        this.server = server;
    }

    /**
     * Opens the directory, starts to listen and begins, or goes on with, the run.
     *
     * @param observer told what happens, on the event loop
     * @throws io.sotto.model.InvalidInputException if keys are missing, the port is taken, a file does not fit, ...
     */
    public static CoordinatorServer start(ServerConfig config, RunObserver observer) {
        TlsFiles tls = new TlsFiles(config.directory());
        tls.requireUsable(Instant.now());
        Preparation preparation = new Preparation(config, InstantSource.system());
        GlobalModel initial = preparation.initialModel();
        ModelEvaluation evaluation = preparation.evaluation();
        DirectoryStore store = DirectoryStore.open(config.directory(), config.network(), preparation::provenance);
        Background background = new Background(store, evaluation);
        ThreadEventLoop loop = new ThreadEventLoop("coordinator");
        try {
            FederationFiles files = new FederationFiles(config.directory(), Randomness.system());
            Signer signer = files.coordinator();
            SignatureVerifier verifier = new RememberingVerifier(new Ed25519Verifier(), REMEMBERED_SIGNATURES);
            EnrolmentDesk desk = new EnrolmentDesk(
                    signer.identity(), files.authority(), files.authoritySigner(), verifier, InstantSource.system());
            Coordinator coordinator = new Coordinator(
                    config.plan(),
                    masking(config, initial, files, signer, verifier),
                    initial,
                    store,
                    evaluation,
                    loop,
                    background,
                    observer);
            GrpcServer server = GrpcServer.start(
                    new GrpcServer.Address(config.host(), config.port(), tls.certificate(), tls.key()),
                    coordinator,
                    loop,
                    new Sessions(config.maxClients(), new SecureRandom(), InstantSource.system()),
                    desk,
                    uploadBytes(coordinator.global()));
            return new CoordinatorServer(config, loop, background, coordinator, server);
        } catch (RuntimeException e) {
            loop.close();
            background.close();
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** The present global model. */
    public GlobalModel model() {
        return coordinator.global();
    }

    /** Whether the run is over. */
    public boolean hasEnded() {
        return coordinator.ended().isDone();
    }

    /**
     * Waits for the end of the run, and then, no longer than the grace, for clients to fetch the final model.
     *
     * @throws IllegalStateException if the run could not go on, because the disk is full, say
     */
    public Ending awaitEnd() throws InterruptedException {
        Ending ending;
        try {
            ending = coordinator.ended().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the run cannot go on: " + e.getCause(), e.getCause());
        }
        try {
            coordinator.released().get(config.grace().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Whoever has not come by now finds no coordinator, and keeps the model it has.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        server.drain(DRAIN);
        return ending;
    }

    @Override
    public void close() {
        server.close();
        loop.close();
        background.close();
    }

    private static Masking masking(
            ServerConfig config,
            GlobalModel initial,
            FederationFiles files,
            Signer signer,
            SignatureVerifier verifier) {
        RoundPlan plan = config.plan()
                .masking()
                .forModel(initial.parameters().length(), config.plan().rounds().minUpdates());
        Aggregator aggregator = new Aggregator(signer, files.authority(), plan, Primitives.standard(), verifier);
        return new Masking(aggregator, files.nextStart(), InstantSource.system());
    }

    private static long uploadBytes(GlobalModel model) {
        return Math.max(LEAST_UPLOAD_BYTES, (long) MODELS_ON_THEIR_WAY * model.byteLength());
    }
}
