package io.sotto.client.companion;

import io.sotto.client.companion.contract.JournalDayLine;
import io.sotto.client.companion.contract.JournalLine;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.journal.DayRange;
import io.sotto.client.journal.JournalEntry;
import io.sotto.client.journal.JournalFile;
import io.sotto.client.journal.JournalPage;
import io.sotto.client.journal.Moment;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.library.Track;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Situation;
import io.sotto.client.vault.JournalStore;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One person's journal: written only if the person wants one. Thread-safe. */
public final class Diary {
    private static final int REMEMBERED = 100;

    /**
     * A part of the journal, newest first.
     *
     * @param total how many entries the whole range has
     */
    public record Page(int total, List<JournalLine> entries) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** The entry of a wish for songs, and whether one of them has been heard since. */
    private static final class Wished {
        private final JournalEntry entry;
        private boolean heard;

        private Wished(JournalEntry entry) {
            this.entry = entry;
        }
    }

    private final JournalStore store;
    private final InstantSource clock;
    /** What each of the last recommendations was for; those for one wish share it. */
    private final Map<String, Wished> wishes = new LinkedHashMap<>();

    private @Nullable JournalEntry last;

    Diary(Vault vault, InstantSource clock) {
        this.store = vault.journal();
        this.clock = clock;
    }

    /**
     * Notes a mood that songs were wanted for.
     *
     * @param after a recommendation for the same wish: its entry takes the mood over while it is young, unless a song has been
     *     heard; songs that go on after one are no new mood, however late
     */
    synchronized void felt(
            String recommendation,
            @Nullable String after,
            Emotion emotion,
            Mood mood,
            MoodSource source,
            Settings settings) {
        if (!settings.keepJournal()) {
            return;
        }
        Wished wish = after == null ? null : wishes.get(after);
        if (wish == null || !wish.heard && !isYoung(wish.entry)) {
            last = store.add(Moment.of(clock.instant(), emotion, mood, source));
            wish = new Wished(last);
        } else if (!wish.heard) {
            change(wish.entry.id(), moment -> moment.feeling(emotion, mood));
        }
        wishes.put(recommendation, wish);
        if (wishes.size() > REMEMBERED) {
            wishes.remove(wishes.keySet().iterator().next());
        }
    }

    /**
     * Notes a mood that the person tells of, without songs.
     *
     * @throws CompanionException if the person keeps no journal
     */
    synchronized JournalLine note(Emotion emotion, Settings settings) {
        if (!settings.keepJournal()) {
            throw new CompanionException(
                    FailureCode.CONSENT_NEEDED, "keepJournal: expected consent to keep a journal, found none");
        }
        last = store.add(Moment.of(clock.instant(), emotion, Mood.of(emotion), MoodSource.PICKER));
        return JournalLine.of(last);
    }

    /**
     * Notes a song: with the mood of its wish if it is the first of it and that mood young, else on a line of its own, which is no
     * mood. An entry that the person deleted meanwhile does not come back.
     */
    synchronized void played(@Nullable String recommendation, Track track, Situation situation, Settings settings) {
        if (!settings.keepJournal()) {
            return;
        }
        Wished wish = recommendation == null ? null : wishes.get(recommendation);
        if (wish == null || wish.heard || !isYoung(wish.entry)) {
            Moment now = Moment.of(clock.instant(), situation.feeling().top(), situation.mood(), MoodSource.SONG);
            store.add(now.with(track.id(), track.title(), track.artist()));
        } else {
            change(wish.entry.id(), moment -> moment.with(track.id(), track.title(), track.artist()));
        }
        if (wish != null) {
            wish.heard = true;
        }
    }

    /** Notes what a person said of the mood that was noted last, if that was just now and they keep a journal. */
    public synchronized void said(Emotion emotion, Settings settings) {
        JournalEntry entry = last;
        if (settings.keepJournal() && entry != null && isYoung(entry)) {
            change(entry.id(), moment -> moment.saying(emotion.word()));
        }
    }

    private boolean isYoung(JournalEntry entry) {
        return entry.moment().at().plus(Crops.LIFE).isAfter(clock.instant());
    }

    /** Nothing, if the person has deleted it. */
    private void change(long entry, UnaryOperator<Moment> change) {
        store.find(entry)
                .map(before -> new JournalEntry(entry, change.apply(before.moment())))
                .filter(store::replace)
                .ifPresent(after -> last = after);
    }

    public Page page(DayRange range, int offset, int limit) {
        JournalPage page = store.page(range, offset, limit);
        return new Page(
                page.total(), page.entries().stream().map(JournalLine::of).toList());
    }

    public List<JournalDayLine> days(DayRange range) {
        return store.days(range).stream().map(JournalDayLine::of).toList();
    }

    /** The whole journal as CSV, oldest first. */
    public String csv() {
        return JournalFile.csv(all());
    }

    /** The whole journal as JSON, oldest first. */
    public String json() {
        return JournalFile.json(all());
    }

    private List<JournalEntry> all() {
        return store.all(DayRange.all(ZoneId.systemDefault()));
    }

    public int count() {
        return store.count();
    }

    /** @throws CompanionException if there is no such entry */
    public void delete(long id) {
        if (!store.delete(id)) {
            throw new CompanionException(FailureCode.NOT_FOUND, "journal: expected an entry, found none of id " + id);
        }
    }

    /** How many there were. */
    public int deleteAll() {
        return store.deleteAll();
    }
}
