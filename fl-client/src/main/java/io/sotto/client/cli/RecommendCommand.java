package io.sotto.client.cli;

import io.sotto.client.companion.Errand;
import io.sotto.client.companion.contract.Feeling;
import io.sotto.client.companion.contract.MoodPoint;
import io.sotto.client.companion.contract.RecommendationAnswer;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.client.music.Situation;
import io.sotto.client.music.SongCatalogue;
import io.sotto.client.music.SongChoice;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.model.Prediction;
import io.sotto.model.RandomStreams;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto client recommend}: songs for the face on a photo, or for what a person says that they feel. */
@Command(
        name = "recommend",
        description =
                "Suggests songs of your library for the face on a photo, or for how you say you feel, and says why."
                        + " The photo stays on this machine. Without a library it suggests works that come with Sotto.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sotto client recommend --image photo.jpg",
            "  sotto client recommend --emotion sad --policy lift --count 8",
            "  sotto client recommend --image photo.jpg --model final.sotto --json",
        })
final class RecommendCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Subject subject = new Subject();

    @Mixin
    private PhotoOptions photos = new PhotoOptions();

    @Mixin
    private VaultOption vault = new VaultOption();

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "Where the songs shall lead: ${COMPLETION-CANDIDATES} (standard: as you set it, else match).")
    private @Nullable Policy policy;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many songs (standard: ${DEFAULT-VALUE}).")
    private int count = 3;

    @Option(
            names = "--catalogue",
            description = "Choose among the works that come with Sotto; your library is not opened.")
    private boolean catalogue;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "The same seed brings the same songs of the same library at the same hour (standard: others each"
                            + " time).")
    private @Nullable Long seed;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What the songs are for: one of the two. */
    static final class Subject {
        @Option(names = "--image", required = true, paramLabel = "FILE", description = "A JPEG or PNG photo.")
        private @Nullable Path image;

        @Option(
                names = "--emotion",
                required = true,
                paramLabel = "NAME",
                description = "How you feel: ${COMPLETION-CANDIDATES}.")
        private @Nullable Emotion emotion;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > Wish.MOST_SONGS) {
            throw new InvalidInputException("--count %d: expected 1 to %d".formatted(count, Wish.MOST_SONGS));
        }
        if (catalogue || !vault.isThere()) {
            SeenFace seen = seen();
            print(fromCatalogue(seen), seen, Settings.STANDARD);
        } else {
            vault.run(random(), errand -> {
                if (subject.image != null) {
                    errand.requireRunning();
                }
                SeenFace seen = seen();
                print(fromLibrary(errand, seen), seen, errand.settings());
                return errand;
            });
        }
        return 0;
    }

    private @Nullable SeenFace seen() {
        return subject.image == null ? null : photos.read(subject.image, vault.profile());
    }

    private Recommended fromLibrary(Errand errand, @Nullable SeenFace seen) {
        RecommendationAnswer answer = errand.recommend(wish(seen));
        return Recommended.of(
                seen,
                answer.emotion(),
                answer.mood(),
                answer.policy(),
                answer.songs().stream().map(Recommended.Entry::of).toList());
    }

    private Wish wish(@Nullable SeenFace seen) {
        return seen == null
                ? Wish.ofEmotion(said(), MoodSource.PICKER, policy, count)
                : Wish.ofProbabilities(probabilities(seen.reading().prediction()), MoodSource.PHOTO, policy, count);
    }

    private static Map<String, Double> probabilities(Prediction prediction) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        Feeling.probabilities(prediction).forEach((word, value) -> probabilities.put(word, (double) value));
        return probabilities;
    }

    /** With a seed, songs must not depend on the hour either. */
    private Recommended fromCatalogue(@Nullable SeenFace seen) {
        Prediction feeling =
                seen == null ? Situation.certain(said()) : seen.reading().prediction();
        Policy wanted = policy == null ? Policy.MATCH : policy;
        Mood mood = Mood.of(feeling);
        ZonedDateTime time =
                seed == null ? ZonedDateTime.now() : ZonedDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
        int steps = wanted == Policy.MATCH ? 1 : Settings.STANDARD.journey();
        var songs = SongChoice.unlearnt()
                .path(
                        SongCatalogue.builtIn().songs(),
                        new Situation(feeling, mood, wanted, 0, steps, time),
                        Map.of(),
                        count,
                        random());
        return Recommended.of(
                seen,
                feeling.top(),
                MoodPoint.of(mood),
                wanted,
                songs.stream().map(Recommended.Entry::of).toList());
    }

    private Emotion said() {
        return Objects.requireNonNull(subject.emotion, "one of the two is given");
    }

    private RandomGenerator random() {
        return seed == null ? new SecureRandom() : new RandomStreams(seed).stream("songs");
    }

    private void print(Recommended recommended, @Nullable SeenFace seen, Settings settings) {
        Printed.line(
                spec,
                json.wanted()
                        ? recommended.json()
                        : RecommendedText.render(recommended, seen, settings).stripTrailing());
    }
}
