package io.sotto.bench;

import io.sotto.client.companion.web.PageVisit;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
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
 * and how much memory that process took, a song included. Pin it to one core: the companion stays on it. The launcher must
 * have built what it starts.
 */
@Command(name = "CompanionPhotos", mixinStandardHelpOptions = true, sortOptions = false)
public final class CompanionPhotos implements Callable<Integer> {
    private static final Pattern SONG = Pattern.compile("\"song\":\\{\"id\":(\\d+)");
    private static final int WARM_UP = 10;
    private static final int OK = 200;
    private static final int NO_FACE = 422;

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
            for (Map.Entry<String, byte[]> picture : pictures().entrySet()) {
                measure(companion, picture.getKey(), picture.getValue());
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

    private void measure(RunningCompanion companion, String name, byte[] jpeg) {
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
        Duration processor = companion.processorTime().minus(before).dividedBy(repeats);
        print(
                "%-28s photo to songs over HTTP ms: median %.1f, p95 %.1f; processor time on average %.1f",
                name, Medians.of(times), Medians.quantile(times, 0.95), processor.toNanos() / 1e6);
    }

    private static String recommend(RunningCompanion companion, byte[] jpeg) {
        HttpResponse<byte[]> answer = companion.post("/recommendations/image", jpeg);
        if (answer.statusCode() != OK && answer.statusCode() != NO_FACE) {
            throw new IllegalStateException("expected songs, found the status " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void hear(RunningCompanion companion) {
        Path photo = photos.resolve(CompanionLatency.PHOTOS.get(0));
        MatchResult song = SONG.matcher(recommend(companion, PhotoFrames.jpeg(photo, 1280, 720, 0)))
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a song, found none"));
        HttpResponse<byte[]> sound = companion.get("/songs/%s/audio".formatted(song.group(1)));
        if (sound.statusCode() != OK) {
            throw new IllegalStateException("expected a song's sound, found the status " + sound.statusCode());
        }
    }

    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
