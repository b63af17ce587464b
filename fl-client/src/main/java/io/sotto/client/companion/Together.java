package io.sotto.client.companion;

import io.sotto.client.companion.contract.ParticipationAnswer;
import io.sotto.client.companion.contract.ParticipationChange;
import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.grpc.CertificateAuthority;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.grpc.TrafficMeter;
import io.sotto.client.journal.RoundTaken;
import io.sotto.client.learning.Learning;
import io.sotto.client.learning.Machine;
import io.sotto.client.learning.Progress;
import io.sotto.client.learning.Terms;
import io.sotto.client.learning.Visit;
import io.sotto.client.participation.DeviceAction;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.state.PolicyFile;
import io.sotto.client.vault.Setting;
import io.sotto.client.vault.Vault;
import io.sotto.model.engine.Engine;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One person's part in learning together: with the faces they corrected, under the terms they set. Thread-safe. */
public final class Together implements AutoCloseable {
    private static final Setting<Long> NUMBER = new Setting<>("device-number", Long.class);
    private static final String DEVICE = "companion";
    private static final int TOLD_ROUNDS = 50;

    /** What it needs of the rest of the companion. */
    record Surroundings(
            Supplier<Engine> engine,
            Machine machine,
            BooleanSupplier cameraInUse,
            Runnable newModel,
            InstantSource clock) {}

    private final OpenProfile profile;
    private final Vault vault;
    private final BooleanSupplier paused;
    private final Surroundings surroundings;
    private final Events events;
    private final Learning learning;
    private final long number;
    private final TogetherSettings settings;

    /** @param paused whether everything is */
    Together(OpenProfile profile, BooleanSupplier paused, Surroundings surroundings, Events events) {
        this.profile = profile;
        this.vault = profile.vault();
        this.paused = paused;
        this.surroundings = surroundings;
        this.events = events;
        this.settings = new TogetherSettings(vault.settings());
        this.number = number(vault);
        this.learning = new Learning(new Owner(), surroundings.machine(), surroundings.clock());
        learning.start();
    }

    public ParticipationAnswer answer() {
        ParticipationChange set = settings.now();
        Progress progress = learning.progress();
        return new ParticipationAnswer(
                set.enabled(),
                set.server(),
                set.ca(),
                set.onlyWhenIdle(),
                set.onlyOnPower(),
                set.roundsPerDay(),
                progress.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                progress.detail().isEmpty() ? null : progress.detail(),
                progress.share().isPresent() ? progress.share().getAsDouble() : null,
                vault.examples().count(),
                Today.rounds(vault, surroundings.clock()),
                vault.participation().latest(TOLD_ROUNDS).stream()
                        .map(Together::line)
                        .toList());
    }

    /**
     * Changes some of the terms; names that are left out stay.
     *
     * @throws io.sotto.model.InvalidInputException if it does not fit; nothing has changed then
     */
    public synchronized ParticipationAnswer change(byte[] change) {
        settings.change(change);
        learning.termsChanged();
        events.tell("participation", this::answer);
        return answer();
    }

    /** Something that it depends on has changed. */
    void look() {
        learning.termsChanged();
    }

    /** The coordinator's host; empty if none was named. */
    String host() {
        String server = settings.now().server();
        return server == null || server.isBlank()
                ? ""
                : ServerAddress.parse(server).host();
    }

    /** Leaves, if it takes part. */
    @Override
    public void close() {
        learning.close();
    }

    /** Tells the random streams of devices apart; drawn once, so that a round that is run again is trained the same way. */
    private static long number(Vault vault) {
        return vault.settings().find(NUMBER).orElseGet(() -> {
            long drawn = new SecureRandom().nextLong();
            vault.settings().put(NUMBER, drawn);
            return drawn;
        });
    }

    private static ParticipationAnswer.Round line(RoundTaken round) {
        return new ParticipationAnswer.Round(
                round.at().toString(),
                round.round(),
                round.faces(),
                round.lossBefore(),
                round.lossAfter(),
                round.included());
    }

    private final class Owner implements Learning.Owner {
        @Override
        public Terms terms() {
            return settings.terms();
        }

        @Override
        public boolean paused() {
            return paused.getAsBoolean();
        }

        @Override
        public boolean cameraInUse() {
            return surroundings.cameraInUse().getAsBoolean();
        }

        @Override
        public int faces() {
            return vault.examples().count();
        }

        @Override
        public int roundsToday() {
            return Today.rounds(vault, surroundings.clock());
        }

        @Override
        public void took(RoundTaken round) {
            vault.participation().put(round);
            changed();
        }

        @Override
        public void changed() {
            events.tell("participation", Together.this::answer);
        }

        @Override
        public String server() {
            return Objects.requireNonNullElse(settings.now().server(), "");
        }

        @Override
        public ParticipationState visit(ParticipationObserver observer) {
            ParticipationChange set = settings.now();
            Visit visit = new Visit(
                    ServerAddress.parse(Objects.requireNonNull(set.server())).requireKnownHost(),
                    CertificateAuthority.read(Path.of(Objects.requireNonNull(set.ca()))),
                    DEVICE,
                    number,
                    profile.folder(),
                    PolicyFile.read(profile.folder().policyFile()),
                    surroundings.engine().get(),
                    new TrafficMeter());
            return visit.run(vault.examples().faces(), new ForNewModels(observer));
        }
    }

    /** Has each model that comes loaded. */
    private final class ForNewModels implements ParticipationObserver {
        private final ParticipationObserver others;

        ForNewModels(ParticipationObserver others) {
            this.others = others;
        }

        @Override
        public void observed(ParticipationState before, ParticipationEvent event, ParticipationState after) {
            others.observed(before, event, after);
            if (event instanceof ParticipationEvent.Fetched && before.action() instanceof DeviceAction.Fetch) {
                surroundings.newModel().run();
            }
        }

        @Override
        public void training(double share) {
            others.training(share);
        }
    }
}
