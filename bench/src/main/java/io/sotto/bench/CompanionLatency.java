package io.sotto.bench;

import io.sotto.client.music.Listenable;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Situation;
import io.sotto.client.music.SongChoice;
import io.sotto.client.recommend.FaceReader;
import io.sotto.client.vision.FaceCutter;
import io.sotto.client.vision.HaarFaceFinder;
import io.sotto.client.vision.LiveFaceFinder;
import io.sotto.model.EmotionModel;
import io.sotto.model.Prediction;
import io.sotto.model.RandomStreams;
import io.sotto.model.artifact.ReleaseModels;
import io.sotto.model.artifact.TrainedModel;
import io.sotto.model.engine.EngineChoice;
import io.sotto.model.engine.Engines;
import io.sotto.model.image.Pictures;
import io.sotto.model.train.Optimiser;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a person waits: from the bytes of a JPEG of 1280x720 to ranked songs, and how many frames of 640x480 a live view
 * reads a second. In one process, after calls that warm up; pin it to one core.
 * On a busy machine {@code -Dsotto.bench.clock=cpu} counts processor time; one thread does it all.
 */
@Command(name = "CompanionLatency", mixinStandardHelpOptions = true, sortOptions = false)
public final class CompanionLatency implements Callable<Integer> {
    static final List<String> PHOTOS = List.of(
            "happy_pexels_baby.jpg",
            "neutral_pexels_woman.jpg",
            "surprised_pexels_santa.jpg",
            "group_pexels_meeting.jpg");
    private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneOffset.UTC);
    private static final int LIBRARY = 1000;
    private static final int FRAMES = 60;

    @Option(names = "--photos", defaultValue = "../shared/data/photos", description = "a folder (${DEFAULT-VALUE})")
    private Path photos = Path.of("");

    @Option(names = "--repeats", defaultValue = "40", description = "of each photo (${DEFAULT-VALUE})")
    private int repeats = 40;

    private record Tune(String id, Mood mood, String genre) implements Listenable {}

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CompanionLatency()).execute(args));
    }

    @Override
    public Integer call() {
        TrainedModel trained = ReleaseModels.read("medium");
        try (EmotionModel model =
                Engines.select(EngineChoice.AUTO).create(trained.network(), new Optimiser.Sgd(0, 0))) {
            model.load(trained.parameters());
            FaceReader reader = new FaceReader(model, trained.temperature().orElse(1));
            List<Tune> songs = library();
            photos(reader, songs);
            live(reader);
        }
        return 0;
    }

    private void photos(FaceReader reader, List<Tune> songs) {
        FaceCutter cutter = new FaceCutter(new HaarFaceFinder());
        List<Double> all = new ArrayList<>();
        for (String name : PHOTOS) {
            byte[] jpeg = PhotoFrames.jpeg(photos.resolve(name), 1280, 720, 0);
            double[] times = milliseconds(() -> {
                Prediction feeling =
                        reader.read(Pictures.decode(jpeg, name), cutter).get(0).prediction();
                choose(songs, feeling);
            });
            print(
                    "%-28s photo to songs ms: median %.1f, p95 %.1f",
                    name, Medians.quantile(times, 0.5), Medians.quantile(times, 0.95));
            Arrays.stream(times).forEach(all::add);
        }
        double[] times = all.stream().mapToDouble(Double::doubleValue).toArray();
        print(
                "%-28s photo to songs ms: median %.1f, p95 %.1f",
                "all four", Medians.quantile(times, 0.5), Medians.quantile(times, 0.95));
    }

    private static void choose(List<Tune> songs, Prediction feeling) {
        RandomGenerator random = new RandomStreams(0).stream("songs");
        SongChoice.unlearnt().choose(songs, Situation.matching(feeling, NOON), Map.of(), 5, random);
    }

    private void live(FaceReader reader) {
        HaarFaceFinder haar = new HaarFaceFinder();
        for (String name : PHOTOS) {
            List<byte[]> frames = PhotoFrames.trembling(photos.resolve(name), FRAMES);
            play(frames, reader, new FaceCutter(new LiveFaceFinder(haar)));
            long start = Stopwatch.nanos();
            int seen = play(frames, reader, new FaceCutter(new LiveFaceFinder(haar)));
            print(
                    "%-28s live, frames a second: %.1f, with a face in %d of %d",
                    name, FRAMES / ((Stopwatch.nanos() - start) / 1e9), seen, FRAMES);
        }
    }

    private static int play(List<byte[]> frames, FaceReader reader, FaceCutter cutter) {
        int seen = 0;
        for (byte[] frame : frames) {
            seen += reader.read(Pictures.decode(frame, "frame"), cutter).isEmpty() ? 0 : 1;
        }
        return seen;
    }

    private static List<Tune> library() {
        RandomGenerator random = new RandomStreams(7).stream("library");
        List<Tune> songs = new ArrayList<>();
        for (int i = 0; i < LIBRARY; i++) {
            Mood mood = new Mood(2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1);
            songs.add(new Tune(String.valueOf(i), mood, "genre " + i % 17));
        }
        return songs;
    }

    private double[] milliseconds(Runnable call) {
        for (int i = 0; i < 10; i++) {
            call.run();
        }
        double[] times = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long start = Stopwatch.nanos();
            call.run();
            times[i] = (Stopwatch.nanos() - start) / 1e6;
        }
        return times;
    }

    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
