package io.sotto.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a person waits for the companion: starts it as they do, fetches the page with all that it shows itself by, asks
 * what state it is in until it can read faces, and ends it. Each time with a folder of its own, as on a first day, and then
 * with one that is known. The launcher must have built what it starts.
 */
@Command(name = "CompanionStart", mixinStandardHelpOptions = true, sortOptions = false)
public final class CompanionStart implements Callable<Integer> {
    private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/#token=(\\S+)");
    private static final Pattern PART = Pattern.compile("(?:href|src)=\"([^\":]+)\"");
    private static final int POLL_MILLIS = 10;

    @Option(names = "--sotto", defaultValue = "./sotto", description = "the launcher (${DEFAULT-VALUE})")
    private Path sotto = Path.of("");

    @Option(names = "--repeats", defaultValue = "7", description = "of each kind of start (${DEFAULT-VALUE})")
    private int repeats = 7;

    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * Seconds since the command.
     *
     * @param address until the address stood there
     * @param page until the page and its parts had come
     * @param faces until the companion could read faces
     */
    private record Start(double address, double page, double faces) {}

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CompanionStart()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("companion-start");
        List<Start> first = new ArrayList<>();
        List<Start> later = new ArrayList<>();
        start(home.resolve("known"));
        for (int i = 0; i < repeats; i++) {
            first.add(start(home.resolve("new-" + i)));
            later.add(start(home.resolve("known")));
        }
        print("first start", first);
        print("later starts", later);
        return 0;
    }

    private Start start(Path state) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        sotto.toString(), "client", "app", "--port", "0", "--no-browser", "--state", state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            MatchResult address = address(lines);
            double printed = seconds(begin);
            String origin = address.group(1);
            for (MatchResult part :
                    PART.matcher(get(origin + "/", "")).results().toList()) {
                get(origin + "/" + part.group(1), "");
            }
            get(origin + "/i18n/en.json", "");
            String cookie = session(origin, address.group(2));
            String now = get(origin + "/api/v1/state", cookie);
            double shown = seconds(begin);
            while (now.contains("\"model\":null")) {
                Thread.sleep(POLL_MILLIS);
                now = get(origin + "/api/v1/state", cookie);
            }
            return new Start(printed, shown, seconds(begin));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static MatchResult address(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var address = ADDRESS.matcher(line);
            if (address.find()) {
                return address.toMatchResult();
            }
        }
        throw new IllegalStateException("the companion ended before it said where it listens");
    }

    private String session(String origin, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(origin + "/api/v1/session"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"token\": \"%s\"}".formatted(token)))
                        .build(),
                BodyHandlers.ofString());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private String get(String address, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s: expected 200, found %d".formatted(address, answer.statusCode()));
        }
        return answer.body();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String kind, List<Start> starts) {
        System.out.println(String.format(
                Locale.ROOT,
                "%-12s  address %s, page %s, reads faces %s",
                kind,
                spread(starts.stream().mapToDouble(Start::address).toArray()),
                spread(starts.stream().mapToDouble(Start::page).toArray()),
                spread(starts.stream().mapToDouble(Start::faces).toArray())));
    }

    private static String spread(double[] seconds) {
        return String.format(
                Locale.ROOT,
                "%.2f s (%.2f to %.2f)",
                Medians.of(seconds),
                Arrays.stream(seconds).min().orElseThrow(),
                Arrays.stream(seconds).max().orElseThrow());
    }
}
