package io.sotto.client.companion;

import io.sotto.client.companion.contract.JournalLine;
import io.sotto.client.companion.contract.ParticipationChange;
import io.sotto.client.companion.contract.Reacted;
import io.sotto.client.companion.contract.RecommendationAnswer;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.SongAnswer;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.journal.RoundTaken;
import io.sotto.client.library.Reaction;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
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
    private final Vault vault;
    private final InstantSource clock;
    private final Preferences preferences;
    private final TogetherSettings together;
    private final Diary diary;
    private final Choosing choosing;

    /** @param random draws the luck of a choice */
    public Errand(OpenProfile open, InstantSource clock, RandomGenerator random) {
        this.vault = open.vault();
        this.clock = clock;
        StarterPieces.addTo(vault, clock.instant());
        this.preferences = new Preferences(vault.settings());
        this.together = new TogetherSettings(vault.settings());
        this.diary = new Diary(vault, clock);
        this.choosing = new Choosing(vault, new Crops(new SecureRandom(), clock), diary, clock, random);
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

    /**
     * Songs for a wish that names no crop.
     *
     * @throws CompanionException with {@code paused} if a photo was read for it though everything is paused
     */
    public RecommendationAnswer recommend(Wish wish) {
        if (wish.source() == MoodSource.PHOTO) {
            preferences.requireRunning();
        }
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
        return SongAnswer.of(vault.songs().find(song).orElseThrow(() -> Library.noSong(song)));
    }

    /**
     * Notes a mood in the journal.
     *
     * @throws CompanionException if the person keeps none
     */
    public JournalLine note(Emotion emotion) {
        return diary.note(emotion, settings());
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

    /** How many of today had this device's update in their sum. */
    public int roundsToday() {
        return Today.rounds(vault, clock);
    }
}
