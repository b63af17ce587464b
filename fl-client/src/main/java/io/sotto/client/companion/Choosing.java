package io.sotto.client.companion;

import io.sotto.client.companion.contract.ChosenSong;
import io.sotto.client.companion.contract.FaceSeen;
import io.sotto.client.companion.contract.MoodPoint;
import io.sotto.client.companion.contract.Reacted;
import io.sotto.client.companion.contract.ReasonAnswer;
import io.sotto.client.companion.contract.RecommendationAnswer;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.SongAnswer;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.library.Feedback;
import io.sotto.client.library.LearnerState;
import io.sotto.client.library.Reaction;
import io.sotto.client.library.Track;
import io.sotto.client.music.Features;
import io.sotto.client.music.Lots;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.client.music.Situation;
import io.sotto.client.music.SongChoice;
import io.sotto.client.music.Suggestion;
import io.sotto.client.music.Taste;
import io.sotto.client.music.Window;
import io.sotto.client.vault.Vault;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.Prediction;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses songs of one person's library, and learns from what the person does with them. Thread-safe. */
public final class Choosing {
    private static final Logger LOG = LoggerFactory.getLogger(Choosing.class);
    private static final String LEARNER = "taste";
    private static final int LEARNER_VERSION = 1;
    private static final int REMEMBERED_REACTIONS = 20_000;

    /** So many songs near to the way take part in a choice, and so many of the lists of its feelings. */
    private static final int CANDIDATES = 1500;

    private static final int REMEMBERED_RECOMMENDATIONS = 100;
    private static final int NAME_BYTES = 9;

    /** An emotion's playlist, as a choice looks at it. */
    private record EmotionList(List<Track> tracks, Set<Long> ids) {
        static EmotionList of(List<Track> tracks) {
            return new EmotionList(tracks, tracks.stream().map(Track::id).collect(Collectors.toSet()));
        }
    }

    private record Given(Situation situation, Map<Long, Features> songs) {}

    private final Vault vault;
    private final Crops crops;
    private final Diary diary;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final History history;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private Taste taste;

    Choosing(Vault vault, Crops crops, Diary diary, InstantSource clock, RandomGenerator random) {
        this.vault = vault;
        this.crops = crops;
        this.diary = diary;
        this.clock = clock;
        this.random = random;
        this.history = History.of(vault.feedback().latest(REMEMBERED_REACTIONS));
        this.taste = taste(vault);
    }

    /**
     * Songs for a wish.
     *
     * @param face that was read for it; null if none was
     * @throws CompanionException if its crop is forgotten or its playlist not there
     */
    public synchronized RecommendationAnswer recommend(Wish wish, @Nullable FaceSeen face, Settings settings) {
        Prediction feeling = feeling(wish);
        Mood mood = wish.valence() == null || wish.arousal() == null
                ? Mood.of(feeling)
                : new Mood(wish.valence(), wish.arousal());
        Policy policy = wish.policy() == null ? settings.policy() : wish.policy();
        int steps = policy == Policy.MATCH ? 1 : settings.journey();
        int step = Math.min(wish.songsBefore(), steps - 1);
        Situation situation =
                new Situation(feeling, mood, policy, step, steps, ZonedDateTime.ofInstant(clock.instant(), zone()));
        // Luck needs no secrecy, and is drawn a hundred thousand times.
        RandomGenerator luck = new SplittableRandom(random.nextLong());
        List<Suggestion<LibrarySong>> songs = new SongChoice(taste, window(settings))
                .path(candidates(wish, situation, luck), situation, history.bySong(), wish.songs(), luck);
        Emotion emotion = wish.emotion() == null ? feeling.top() : wish.emotion();
        String id = remember(situation, songs);
        diary.felt(id, wish.after(), emotion, mood, source(wish), settings);
        Locale locale = settings.language().locale();
        return new RecommendationAnswer(
                id,
                emotion,
                MoodPoint.of(mood),
                policy,
                face,
                songs.stream().map(song -> chosen(song, locale)).toList());
    }

    /**
     * Learns from what the person did with a song.
     *
     * @throws CompanionException if there is no such song
     */
    public void react(Reacted reacted, Settings settings) {
        react(reacted, Emotion.NEUTRAL, settings);
    }

    /** @param felt how the person felt, unless the recommendation tells */
    synchronized void react(Reacted reacted, Emotion felt, Settings settings) {
        Track track = vault.songs().find(reacted.song()).orElseThrow(() -> Songs.noSong(reacted.song()));
        Given recommendation = reacted.recommendation() == null ? null : given.get(reacted.recommendation());
        Situation situation = recommendation == null ? plain(felt) : recommendation.situation();
        Feedback feedback = new Feedback(
                clock.instant(),
                track.id(),
                reacted.kind(),
                situation.mood(),
                reacted.seconds() == null ? 0 : reacted.seconds());
        vault.feedback().add(feedback);
        if (reacted.kind() == Reaction.PLAY) {
            vault.songs().countPlay(track.id());
            diary.played(reacted.recommendation(), track, situation, settings);
        }
        io.sotto.client.music.Feedback taught = History.taught(reacted.kind());
        if (taught != null) {
            learn(features(track, situation, recommendation), taught.reward());
        }
        history.add(feedback);
    }

    private void learn(Features features, double reward) {
        taste = taste.learn(features, reward);
        vault.feedback().setLearner(LEARNER, new LearnerState(LEARNER_VERSION, taste.toBytes()));
    }

    private Features features(Track track, Situation situation, @Nullable Given recommendation) {
        Features remembered =
                recommendation == null ? null : recommendation.songs().get(track.id());
        return remembered == null
                ? Features.of(
                        new LibrarySong(track), situation, history.bySong().get(Long.toString(track.id())))
                : remembered;
    }

    private Prediction feeling(Wish wish) {
        if (wish.crop() != null) {
            return crops.get(wish.crop()).prediction();
        }
        if (wish.emotion() != null) {
            return Situation.certain(wish.emotion());
        }
        if (wish.probabilities() != null) {
            return Feelings.of(wish.probabilities());
        }
        return Feelings.near(point(wish));
    }

    private static Mood point(Wish wish) {
        try {
            return new Mood(
                    wish.valence() == null ? Double.NaN : wish.valence(),
                    wish.arousal() == null ? Double.NaN : wish.arousal());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Of a playlist that is asked for all songs, whatever the lists of feelings say. */
    private List<LibrarySong> candidates(Wish wish, Situation situation, RandomGenerator luck) {
        if (wish.playlist() == null) {
            return nearby(situation, luck);
        }
        long playlist = wish.playlist();
        if (vault.playlists().find(playlist).isEmpty()) {
            throw Playlists.none(playlist);
        }
        return vault.playlists().tracks(playlist).stream().map(LibrarySong::new).toList();
    }

    /** Songs near to each step of the way, and of the lists of its feelings, whose songs fit whatever their moods. */
    private List<LibrarySong> nearby(Situation situation, RandomGenerator luck) {
        int left = Math.max(1, situation.steps() - situation.step());
        int share = CANDIDATES / left;
        Map<Emotion, EmotionList> lists = new EnumMap<>(Emotion.class);
        Map<Long, Track> tracks = new LinkedHashMap<>();
        Stream.iterate(situation, Situation::next).limit(left).forEach(step -> {
            EmotionList list = lists.computeIfAbsent(
                    step.emotion(), emotion -> EmotionList.of(vault.playlists().on(emotion)));
            Stream.of(vault.songs().nearest(step.target(), share, luck), Lots.draw(list.tracks(), share, luck))
                    .flatMap(List::stream)
                    .forEach(track -> tracks.put(track.id(), track));
        });
        return tracks.values().stream()
                .map(track -> new LibrarySong(track, on(lists, track)))
                .toList();
    }

    private static Set<Emotion> on(Map<Emotion, EmotionList> lists, Track track) {
        Set<Emotion> on = EnumSet.noneOf(Emotion.class);
        lists.forEach((emotion, list) -> {
            if (list.ids().contains(track.id())) {
                on.add(emotion);
            }
        });
        return on;
    }

    private String remember(Situation situation, List<Suggestion<LibrarySong>> songs) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(name);
        Map<Long, Features> features = new LinkedHashMap<>();
        songs.forEach(song -> features.put(song.song().track().id(), song.features()));
        given.put(id, new Given(situation, features));
        if (given.size() > REMEMBERED_RECOMMENDATIONS) {
            given.remove(given.keySet().iterator().next());
        }
        return id;
    }

    private Situation plain(Emotion felt) {
        return Situation.matching(Situation.certain(felt), ZonedDateTime.ofInstant(clock.instant(), zone()));
    }

    private static ChosenSong chosen(Suggestion<LibrarySong> suggestion, Locale locale) {
        return new ChosenSong(
                SongAnswer.of(suggestion.song().track()),
                MoodPoint.of(suggestion.target()),
                ReasonAnswer.of(suggestion.reasons().get(0), suggestion.reason(locale)));
    }

    private static MoodSource source(Wish wish) {
        return Optional.ofNullable(wish.source())
                .orElse(
                        wish.crop() != null
                                ? MoodSource.PHOTO
                                : wish.emotion() != null ? MoodSource.PICKER : MoodSource.PROGRAM);
    }

    private static Window window(Settings settings) {
        return new Window(settings.restSongs(), settings.restSongs() == 0 ? Duration.ZERO : Window.STANDARD.time());
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    /** What cannot be read any more is learnt anew. */
    private static Taste taste(Vault vault) {
        try {
            return vault.feedback()
                    .learner(LEARNER)
                    .filter(state -> state.version() == LEARNER_VERSION)
                    .map(state -> Taste.fromBytes(state.toBytes()))
                    .orElse(Taste.none());
        } catch (InvalidInputException e) {
            LOG.warn("{}; it is learnt anew", e.getMessage());
            return Taste.none();
        }
    }
}
