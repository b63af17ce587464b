package io.sotto.bench;

import io.sotto.client.companion.web.PageVisit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A companion in a process of its own, started as a person starts it. */
final class RunningCompanion implements AutoCloseable {
    private static final String TOKEN = "/#token=";
    private static final int NO_FACE = 422;

    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningCompanion(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Until it says where it listens.
     *
     * @param sotto the launcher, which must have built what it starts
     * @param state the folder of the profile
     */
    static RunningCompanion start(Path sotto, Path state) throws IOException {
        Process process = new ProcessBuilder(
                        sotto.toString(), "client", "app", "--port", "0", "--no-browser", "--state", state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new RunningCompanion(
                process,
                lines.lines()
                        .filter(PageVisit::isAddress)
                        .findFirst()
                        .map(line -> line.substring(line.indexOf("http://")).strip())
                        .orElseThrow(() ->
                                new IllegalStateException("the companion ended before it said where it listens")));
    }

    /** A browser's visit, still to be paid. */
    PageVisit visit() {
        return PageVisit.to(address);
    }

    /** What it answers another program. */
    byte[] get(String path) {
        return answer(request(path));
    }

    /** As {@link #get}, of a question that comes with something. */
    byte[] send(String method, String path, String type, byte[] body) {
        return answer(request(path)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** A large library, as a person imports a list. */
    void importSongs() {
        byte[] list = new LargeLibrary(new SplittableRandom(6)).csv().getBytes(StandardCharsets.UTF_8);
        send("POST", "/library/import?format=csv", "text/csv", list);
    }

    /**
     * Shows it frames one after the other, as a page does with a camera.
     *
     * @return how many a second were read
     */
    double watch(List<byte[]> frames) {
        long start = System.nanoTime();
        frames.forEach(frame -> send("POST", "/live/bench/frames", "image/jpeg", frame));
        return frames.size() / ((System.nanoTime() - start) / 1e9);
    }

    /**
     * What the system says of its memory, in MiB. Of Linux alone.
     *
     * @param name of a line of {@code /proc/PID/status}, such as {@code VmHWM}
     */
    long mebibytes(String name) {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("%s has no line %s".formatted(status, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time of all its threads since it started. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private HttpRequest.Builder request(String path) {
        String origin = address.substring(0, address.indexOf(TOKEN));
        String token = address.substring(address.indexOf(TOKEN) + TOKEN.length());
        return HttpRequest.newBuilder(URI.create(origin + "/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private byte[] answer(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300 && answer.statusCode() != NO_FACE) {
                throw new IllegalStateException("%s: expected an answer, found the status %d"
                        .formatted(answer.request().uri().getPath(), answer.statusCode()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the measurement was ended", e);
        }
    }
}
