package io.sotto.client.cli;

import io.sotto.client.companion.Companion;
import io.sotto.client.companion.OtherPrograms;
import io.sotto.client.companion.web.AccessToken;
import io.sotto.client.companion.web.CompanionServer;
import io.sotto.client.companion.web.PageVisit;
import io.sotto.client.grpc.CoordinatorChannels;
import io.sotto.client.grpc.companion.CompanionGrpcServer;
import io.sotto.client.learning.ThisMachine;
import io.sotto.model.InvalidInputException;
import io.sotto.model.cli.EngineOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto client app}: the companion in the browser. */
@Command(
        name = "app",
        description =
                "The companion: sees a face, senses the emotion, plays a song, and learns from what you say. It runs on"
                        + " this machine alone and opens in your browser. Ctrl-C ends it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sotto client app",
            "  sotto client app --port 8000 --no-browser --profile anna",
        })
final class AppCommand implements Callable<Integer> {
    private static final int STANDARD_PORT = 7688;
    private static final int OTHER_PORTS = 20;
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where it listens on 127.0.0.1; 0 takes any that is free (standard: " + STANDARD_PORT
                    + ", or the next one that is free).")
    private @Nullable Integer port;

    @Option(
            names = "--grpc-port",
            paramLabel = "N",
            description = "Serves other programs of this machine by gRPC too, on 127.0.0.1; 0 takes any port that is"
                    + " free (standard: not at all).")
    private @Nullable Integer grpcPort;

    @Option(names = "--no-browser", description = "Only print the address.")
    private boolean withoutBrowser;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Visits the page as a browser would, and ends: for the launcher to note what a start needs.")
    private boolean rehearsal;

    @Mixin
    private ProfileOption whose = new ProfileOption();

    @Mixin
    private FaceModelOption faceModel = new FaceModelOption();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        requirePort("--port", port);
        requirePort("--grpc-port", grpcPort);
        return Departure.interruptible(this::serve);
    }

    private static void requirePort(String option, @Nullable Integer port) {
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            throw new InvalidInputException("%s %d: expected 0 to %d".formatted(option, port, HIGHEST_PORT));
        }
    }

    private int serve() {
        CoordinatorChannels.useJavaSockets();
        AccessToken token = AccessToken.fresh(new SecureRandom());
        String profile = whose.profile().name();
        Companion.Options options = new Companion.Options(whose.home(), profile, faceModel.file(), engine.choice());
        try (Companion companion = new Companion(options, new ThisMachine(), InstantSource.system());
                CompanionServer server = start(companion, token);
                CompanionGrpcServer programs = startForPrograms(companion, token);
                LaunchPage launch = withoutBrowser ? null : LaunchPage.write(whose.home(), server.address())) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf("the companion of %s listens at%n  %s%n", profile, server.address());
            if (programs != null) {
                out.printf("other programs find it at 127.0.0.1:%d, with the same token%n", programs.port());
            }
            out.flush();
            if (launch != null && !launch.open()) {
                out.println("no browser could be opened here: open that address yourself");
                out.flush();
            }
            if (rehearsal) {
                rehearse(server.address());
            } else {
                untilTheEnd();
            }
        }
        return 0;
    }

    private static void rehearse(String address) {
        try {
            PageVisit visit = PageVisit.to(address);
            visit.show();
            visit.untilItReadsFaces();
        } catch (IOException e) {
            throw new UncheckedIOException("the companion does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable CompanionGrpcServer startForPrograms(Companion companion, AccessToken token) {
        return grpcPort == null
                ? null
                : CompanionGrpcServer.start(grpcPort, token.reveal(), new OtherPrograms(companion));
    }

    private CompanionServer start(Companion companion, AccessToken token) {
        if (port != null) {
            return CompanionServer.start(companion, port, token);
        }
        for (int other = STANDARD_PORT; other < STANDARD_PORT + OTHER_PORTS; other++) {
            try {
                return CompanionServer.start(companion, other, token);
            } catch (InvalidInputException e) {
                continue;
            }
        }
        return CompanionServer.start(companion, 0, token);
    }

    /** Until Ctrl-C or SIGTERM interrupt it; closing what is open comes after this, uninterrupted. */
    private static void untilTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            return;
        }
    }
}
