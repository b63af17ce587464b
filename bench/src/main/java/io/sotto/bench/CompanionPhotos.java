package io.sotto.bench;

import io.sotto.client.companion.web.PageVisit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a person waits for songs once they gave a photo of 1280x720, over HTTP, from a companion in a process of its own;
 * how many frames of 640x480 a live view reads a second; and how much memory that process took, with a library of 50,000
 * songs, one of which is heard. Pin it to one core: the companion stays on it. The launcher must have built what it starts.
 */
@Command(name = "CompanionPhotos", mixinStandardHelpOptions = true, sortOptions = false)
public final class CompanionPhotos implements Callable<Integer> {
    private static final Pattern SONG = Pattern.compile("\"id\":(\\d+)");
    private static final int WARM_UP = 10;
    private static final int FRAMES = 300;

    @Option(names = "--sotto", defaultValue = "./sotto", description = "the launcher (${DEFAULT-VALUE})")
    private Path sotto = Path.of("");

    @Option(names = "--photos", defaultValue = "../shared/data/photos", description = "a folder (${DEFAULT-VALUE})")
    private Path photos = Path.of("");

    @Option(names = "--repeats", defaultValue = "40", description = "of each photo (${DEFAULT-VALUE})")
    private int repeats = 40;

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CompanionPhotos()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (RunningCompanion companion =
                RunningCompanion.start(sotto, Files.createTempDirectory("companion-photos"))) {
            PageVisit visit = companion.visit();
            visit.show();
            visit.untilItReadsFaces();
            Map<String, double[]> times = new LinkedHashMap<>();
            pictures().forEach((name, jpeg) -> times.put(name, measure(companion, name, jpeg)));
            say(
                    "all four",
                    CompanionLatency.PHOTOS.stream()
                            .flatMapToDouble(name -> Arrays.stream(times.getOrDefault(name, new double[0])))
                            .toArray());
            companion.importSongs();
            for (String name : CompanionLatency.PHOTOS) {
                List<byte[]> frames = PhotoFrames.trembling(photos.resolve(name), FRAMES);
                companion.watch(frames.subList(0, WARM_UP));
                print("%-28s live over HTTP, frames a second: %.1f", name, companion.watch(frames));
            }
            hear(companion);
            print("resident: at most %d MiB, now %d", companion.mebibytes("VmHWM"), companion.mebibytes("VmRSS"));
        }
        return 0;
    }

    private Map<String, byte[]> pictures() {
        Map<String, byte[]> pictures = new LinkedHashMap<>();
        CompanionLatency.PHOTOS.forEach(
                name -> pictures.put(name, PhotoFrames.jpeg(photos.resolve(name), 1280, 720, 0)));
        Path still = photos.resolve("nonface_coffee.png");
        pictures.put("a small face", PhotoFrames.within(photos.resolve("neutral_pexels_woman.jpg"), still, 1280, 720));
        pictures.put("no face", PhotoFrames.jpeg(still, 1280, 720, 0));
        return pictures;
    }

    private double[] measure(RunningCompanion companion, String name, byte[] jpeg) {
        for (int i = 0; i < WARM_UP; i++) {
            recommend(companion, jpeg);
        }
        double[] times = new double[repeats];
        Duration before = companion.processorTime();
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            recommend(companion, jpeg);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        say(name, times);
        Duration processor = companion.processorTime().minus(before).dividedBy(repeats);
        print("%-28s its processor time, on average ms: %.1f", "", processor.toNanos() / 1e6);
        return times;
    }

    private static void say(String name, double[] times) {
        print(
                "%-28s photo to songs over HTTP ms: median %.1f, p95 %.1f",
                name, Medians.of(times), Medians.quantile(times, 0.95));
    }

    private static String recommend(RunningCompanion companion, byte[] jpeg) {
        return new String(companion.send("POST", "/recommendations/image", "image/jpeg", jpeg), StandardCharsets.UTF_8);
    }

    private void hear(RunningCompanion companion) {
        String songs = new String(companion.get("/songs?query=Sotto"), StandardCharsets.UTF_8);
        MatchResult song = SONG.matcher(songs)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a composed piece, found none"));
        companion.get("/songs/%s/audio".formatted(song.group(1)));
    }

    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
