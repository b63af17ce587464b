package io.sotto.client.companion.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class EventRoutesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 30;
    private static final int MOST_LISTENERS = 8;

    private record Event(String name, JsonNode data) {}

    @TempDir
    private Path home;

    @TempDir
    private Path lists;

    private final List<Stream<String>> streams = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private TestCompanion companion;

    @BeforeEach
    void start() {
        companion = new TestCompanion(home);
    }

    @AfterEach
    void stop() {
        streams.forEach(Stream::close);
        companion.close();
    }

    @Test
    void state_arrivesAtOnce_andAgainWhenItChanged() throws Exception {
        BlockingQueue<Event> events = listen(asked().header("Accept", "text/event-stream"));
        Event first = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(first.name()).isEqualTo("state");
        assertThat(first.data().path("paused").asBoolean()).isFalse();
        companion.send("PUT", "/pause", "{\"paused\":true}");
        await(events, "state", state -> state.path("paused").asBoolean());
    }

    @Test
    void participation_arrivesWhenItChanged() throws Exception {
        BlockingQueue<Event> events = listen(asked().header("Accept", "text/event-stream"));
        companion.send("PUT", "/participation", "{\"roundsPerDay\":7}");

        await(events, "participation", told -> told.path("roundsPerDay").asInt() == 7);
    }

    @Test
    void library_arrivesWhenItChanged() throws Exception {
        BlockingQueue<Event> events = listen(asked().header("Accept", "text/event-stream"));
        Path list = Files.writeString(
                lists.resolve("songs.m3u"), "#EXTM3U\n#EXTINF:10,Band - Windy\nhttps://example.org/windy\n");
        companion.send("POST", "/library/feeds", "{\"address\":\"%s\"}".formatted(list));

        await(events, "library", told -> true);
        await(events, "state", state -> state.path("songs").asInt() > 0);
    }

    @Test
    void stream_isForWhoeverAsks_whateverTheyAccept() throws Exception {
        assertThat(listen(asked()).poll(PATIENCE_SECONDS, TimeUnit.SECONDS).name())
                .isEqualTo("state");
        assertThat(listen(asked().header("Accept", "*/*"))
                        .poll(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .name())
                .isEqualTo("state");
    }

    @Test
    void oneListenerTooMany_isRefused() throws Exception {
        for (int i = 0; i < MOST_LISTENERS; i++) {
            listen(asked());
        }
        HttpResponse<String> refused = companion.get("/events");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(TestCompanion.code(refused)).isEqualTo("busy");
    }

    /** Jetty waits for what is open, and says so; a stream never ends by itself. */
    @Test
    void close_whileSomebodyListens_endsTheStreamAndLeavesNoThread() throws Exception {
        BlockingQueue<Event> events = listen(asked());
        assertThat(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            companion.close();
        } finally {
            root.detachAppender(log);
            companion = new TestCompanion(home);
        }

        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(reader.isAlive()).isFalse();
        }
    }

    private HttpRequest.Builder asked() {
        return companion.request("/events").GET();
    }

    private BlockingQueue<Event> listen(HttpRequest.Builder request) {
        HttpResponse<Stream<String>> response = companion.send(request, BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        streams.add(response.body());
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(response.body(), events), "reader");
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
        return events;
    }

    private static void read(Stream<String> lines, BlockingQueue<Event> events) {
        String[] name = {""};
        try {
            lines.forEach(line -> {
                if (line.startsWith("event:")) {
                    name[0] = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new Event(name[0], json(line.substring("data:".length()))));
                }
            });
        } catch (UncheckedIOException | IllegalStateException e) {
            // The test is over.
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BlockingQueue<Event> events, String name, Predicate<JsonNode> wanted)
            throws InterruptedException {
        Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (event != null && !(event.name().equals(name) && wanted.test(event.data()))) {
            event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(event).as("an event %s", name).isNotNull();
    }
}
