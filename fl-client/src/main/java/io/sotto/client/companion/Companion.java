package io.sotto.client.companion;

import io.sotto.client.companion.contract.CameraState;
import io.sotto.client.companion.contract.FaceSeen;
import io.sotto.client.companion.contract.ParticipationAnswer;
import io.sotto.client.companion.contract.PrivacyAnswer;
import io.sotto.client.companion.contract.ProfileAnswer;
import io.sotto.client.companion.contract.RecommendationAnswer;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.SightAnswer;
import io.sotto.client.companion.contract.State;
import io.sotto.client.companion.contract.TrafficAnswer;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.learning.Machine;
import io.sotto.client.music.Policy;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profiles;
import io.sotto.client.receipts.Receipt;
import io.sotto.client.spotify.SpotifyAddresses;
import io.sotto.client.state.StateFolder;
import io.sotto.client.traffic.SocketTraffic;
import io.sotto.client.vision.HaarFaceFinder;
import io.sotto.client.vision.YuNetFaceFinder;
import io.sotto.model.artifact.Provenance;
import io.sotto.model.engine.Engine;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.privacy.crypto.SecretBytes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The companion of one device, from its start to its end. Thread-safe. */
public final class Companion implements AutoCloseable {
    /**
     * How it was started.
     *
     * @param home where profiles lie
     * @param profile the person that it opens with
     * @param faceModel YuNet's file; null for OpenCV's cascades
     * @param spotify where Spotify is
     */
    public record Options(
            Path home, String profile, @Nullable Path faceModel, EngineChoice engine, SpotifyAddresses spotify) {
        /** With Spotify where it is. */
        public Options(Path home, String profile, @Nullable Path faceModel, EngineChoice engine) {
            this(home, profile, faceModel, engine, SpotifyAddresses.STANDARD);
        }
    }

    private final Options options;
    private final InstantSource clock;
    private final Machine machine;
    private final Events events = new Events();
    private final SocketTraffic traffic;
    private final Crops crops;
    private final Seeing seeing;
    private final People people;

    /** @throws io.sotto.model.InvalidInputException if there is no such profile, or another process has it open */
    public Companion(Options options, Machine machine, InstantSource clock) {
        this.options = options;
        this.machine = machine;
        this.clock = clock;
        this.traffic = SocketTraffic.start(clock);
        this.crops = new Crops(new SecureRandom(), clock);
        this.seeing = new Seeing(this::openEyes, crops, clock);
        this.people = new People(new Profiles(options.home()), this::person);
        try {
            people.open(options.profile());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        seeing.reload();
    }

    public State state() {
        Optional<Person> person = people.present();
        return new State(
                Provenance.CURRENT_VERSION,
                people.profile().name(),
                people.lock(),
                people.trouble(),
                person.map(open -> open.preferences().paused()).orElse(false),
                person.map(Person::settings).orElse(Settings.STANDARD),
                seeing.model(),
                options.faceModel() == null ? "haar" : "yunet",
                person.map(open -> open.library().songs().count()).orElse(0),
                person.map(open -> open.examples().count()).orElse(0),
                person.map(open -> open.together().answer()).orElse(ParticipationAnswer.NOBODY));
    }

    /** @throws io.sotto.client.vault.VaultException if their vault is not open */
    public Person person() {
        return people.person();
    }

    /** What is told as it changes. */
    public Events events() {
        return events;
    }

    public Seeing seeing() {
        return seeing;
    }

    /** Those of the person; the standard ones while the vault is not open. */
    public Settings settings() {
        return people.present().map(Person::settings).orElse(Settings.STANDARD);
    }

    /**
     * Changes some settings.
     *
     * @param change a JSON object
     */
    public Settings changeSettings(byte[] change) {
        Settings changed = person().preferences().change(change);
        tellState();
        return changed;
    }

    /** Pauses everything, or goes on. */
    public void pause(boolean pausing) {
        person().preferences().pause(pausing);
        if (pausing) {
            seeing.forget();
        }
        person().together().look();
        tellState();
    }

    /** @throws CompanionException with {@code paused} if the person paused everything */
    public void requireRunning() {
        person().preferences().requireRunning();
    }

    /** Songs for a wish. */
    public RecommendationAnswer recommend(Wish wish) {
        return recommended(wish, null);
    }

    /**
     * Songs for the largest face of a photo.
     *
     * @throws CompanionException with {@code no-face} if it has none
     */
    public RecommendationAnswer recommend(byte[] photo, @Nullable Policy policy, int count) {
        SightAnswer sight = seeing.photo(photo, settings());
        FaceSeen face = sight.faces().stream()
                .findFirst()
                .orElseThrow(() -> new CompanionException(
                        FailureCode.NO_FACE, "picture: expected a face that looks at the camera, found none"));
        Wish wish = Wish.ofCrop(face.crop(), MoodSource.PHOTO, policy, count);
        return recommended(wish, face);
    }

    /** What was chosen is probably heard, so its sound is made ready. */
    private RecommendationAnswer recommended(Wish wish, @Nullable FaceSeen face) {
        Person person = person();
        RecommendationAnswer answer = person.choosing().recommend(wish, face, person.settings());
        person.library()
                .expect(answer.songs().stream().map(song -> song.song().id()).toList());
        return answer;
    }

    public List<ProfileAnswer> profiles() {
        return people.all();
    }

    public void addProfile(String name) {
        people.add(name);
    }

    public void removeProfile(String name) {
        people.remove(name);
    }

    /** Changes to a person. */
    public void openProfile(String name) {
        people.open(name);
        startAnew();
    }

    /** Opens the vault with its passphrase, which is wiped. */
    public void unlock(SecretBytes passphrase) {
        try (passphrase) {
            people.unlock(passphrase);
        }
        startAnew();
    }

    /** Sets, changes or removes the passphrase; both are wiped. */
    public void changePassphrase(Optional<SecretBytes> before, Optional<SecretBytes> next) {
        try {
            people.changePassphrase(before, next);
        } finally {
            before.ifPresent(SecretBytes::close);
            next.ifPresent(SecretBytes::close);
        }
    }

    /** Deletes everything of this person. */
    public void wipe() {
        people.wipe();
        startAnew();
    }

    public PrivacyAnswer privacy() {
        Person person = person();
        return Privacy.answer(person.profile(), person.preferences().paused(), Privacy.camera(seeing.cameras()));
    }

    /** What left this device for learning together, oldest first. */
    public List<Receipt> receipts() {
        return Privacy.receipts(person().profile());
    }

    public TrafficAnswer traffic() {
        return Wire.answer(
                traffic,
                host -> people.present().map(person -> person.purpose(host)).orElse(Person.NO_PURPOSE));
    }

    /** Tells how things stand, to whoever listens. */
    public void tellState() {
        events.tell("state", this::state);
    }

    /** As {@link #tellState}, of sockets. */
    public void tellTraffic() {
        events.tell("traffic", this::traffic);
    }

    @Override
    public void close() {
        people.close();
        seeing.close();
        traffic.close();
    }

    private Person person(OpenProfile profile) {
        return new Person(
                profile,
                crops,
                events,
                new Together.Surroundings(this::engine, machine, this::cameraInUse, seeing::reload, clock),
                options.spotify());
    }

    private boolean cameraInUse() {
        return seeing.cameras().state() == CameraState.ON;
    }

    private void startAnew() {
        seeing.forget();
        seeing.reload();
        tellState();
    }

    private Engine engine() {
        return Engines.select(options.engine());
    }

    private Eyes openEyes() {
        return Eyes.open(
                options.faceModel() == null ? new HaarFaceFinder() : new YuNetFaceFinder(options.faceModel()),
                engine(),
                NewestModel.in(StateFolder.modelFile(people.profile().folder())));
    }
}
