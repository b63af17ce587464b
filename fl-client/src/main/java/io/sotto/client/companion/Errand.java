package io.sotto.client.companion;

import io.sotto.client.companion.contract.CameraState;
import io.sotto.client.companion.contract.ExampleLine;
import io.sotto.client.companion.contract.JournalLine;
import io.sotto.client.companion.contract.ParticipationChange;
import io.sotto.client.companion.contract.PrivacyAnswer;
import io.sotto.client.companion.contract.Reacted;
import io.sotto.client.companion.contract.RecommendationAnswer;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.SongAnswer;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.journal.RoundTaken;
import io.sotto.client.library.Reaction;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.Prediction;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the companion does for one command, on the vault of a person that is open: no thread, camera or network, and nothing
 * left to close. Not thread-safe.
 */
public final class Errand {
    private final OpenProfile profile;
    private final Vault vault;
    private final InstantSource clock;
    private final Preferences preferences;
    private final TogetherSettings together;
    private final Diary diary;
    private final Examples examples;
    private final Choosing choosing;
    private final Crops crops;
    private final Songs songs;

    /** @param random draws the luck of a choice */
    public Errand(OpenProfile open, InstantSource clock, RandomGenerator random) {
        this.profile = open;
        this.vault = open.vault();
        this.clock = clock;
        this.songs = new Songs(vault, clock);
        this.preferences = new Preferences(vault.settings());
        this.together = new TogetherSettings(vault.settings());
        this.diary = new Diary(vault, clock);
        this.crops = new Crops(new SecureRandom(), clock);
        this.examples = new Examples(vault, crops, diary, clock);
        this.choosing = new Choosing(vault, crops, diary, clock, random);
    }

    public OpenProfile profile() {
        return profile;
    }

    public Songs songs() {
        return songs;
    }

    /** What is kept and what left this device; of the camera and of sockets a single command knows nothing. */
    public PrivacyAnswer privacy() {
        return Privacy.answer(profile, preferences.paused(), new PrivacyAnswer.Camera(CameraState.OFF, null));
    }

    /** Pauses everything, or goes on. */
    public void pause(boolean pausing) {
        preferences.pause(pausing);
    }

    /** @throws CompanionException with {@code paused} if the person paused everything */
    public void requireRunning() {
        preferences.requireRunning();
    }

    public Settings settings() {
        return preferences.settings();
    }

    /**
     * Changes some settings.
     *
     * @param change a JSON object
     * @throws io.sotto.model.InvalidInputException if it does not fit; nothing has changed then
     */
    public Settings changeSettings(byte[] change) {
        return preferences.change(change);
    }

    /** Songs for a wish that names no crop. */
    public RecommendationAnswer recommend(Wish wish) {
        return choosing.recommend(wish, null, settings());
    }

    /**
     * Learns from what the person did with a song.
     *
     * @param felt how they felt when it was chosen; null if they do not say
     * @throws CompanionException if there is no such song
     */
    public SongAnswer react(long song, Reaction kind, @Nullable Emotion felt) {
        choosing.react(new Reacted(song, null, kind, null), felt == null ? Emotion.NEUTRAL : felt, settings());
        return songs.song(song);
    }

    /**
     * Notes a mood in the journal.
     *
     * @throws CompanionException if the person keeps none
     */
    public JournalLine note(Emotion emotion) {
        return diary.note(emotion, settings());
    }

    /**
     * Keeps a face with what the person says of it.
     *
     * @param said what the model said
     * @throws CompanionException if the person has not agreed to keep faces
     */
    public ExampleLine keep(FaceImage face, Prediction said, Emotion emotion) {
        return examples.add(crops.keep(face, said), emotion, settings());
    }

    /** Where and on which terms this device learns together with others. */
    public ParticipationChange participation() {
        return together.now();
    }

    /** As {@link #changeSettings}, for the terms of learning together. */
    public ParticipationChange changeParticipation(byte[] change) {
        return together.change(change);
    }

    /** The last rounds that this device took part in, newest first. */
    public List<RoundTaken> rounds(int limit) {
        return vault.participation().latest(limit);
    }

    /** Rounds of today in which this device's update left it. */
    public int roundsToday() {
        return Today.rounds(vault, clock);
    }
}
