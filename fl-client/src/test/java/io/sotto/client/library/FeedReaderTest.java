package io.sotto.client.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReaderTest {
    private static final String RSS = """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
              <title>Quiet hour</title>
              <item>
                <title><![CDATA[One & only]]></title><itunes:author>Ana</itunes:author>
                <pubDate>Tue, 24 Nov 2026 08:00:00 GMT</pubDate><itunes:duration>1:02:03</itunes:duration>
                <enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/>
              </item>
              <item><title>A film</title><enclosure url="https://example.org/2.mp4" type="video/mp4"/></item>
              <item><title>Wrong</title><enclosure url="file:///etc/passwd" type="audio/mpeg"/></item>
            </channel></rss>
            """;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        testIsOver.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private String serve(byte[] content, int status) {
        server.createContext("/feed", exchange -> {
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        return address();
    }

    private String address() {
        return "http://localhost:%d/feed".formatted(server.getAddress().getPort());
    }

    private static ImportedList read(String address) {
        return FeedReader.standard().read(address, null);
    }

    @Test
    void read_listAtAnAddress_isUnderstoodByItsContent() {
        String address = serve("#EXTM3U\nhttps://example.org/Dawn.mp3\n".getBytes(StandardCharsets.UTF_8), 200);

        assertThat(FeedReader.standard().read(address, Emotion.SAD).tracks())
                .containsExactly(new TrackDraft(
                        TrackSource.LINK,
                        "https://example.org/Dawn.mp3",
                        TrackDetails.of("Dawn", "", "", 0, Emotion.SAD)));
    }

    @Test
    void read_podcast_takesAudioEnclosuresAlone() {
        ImportedList list = read(serve(RSS.getBytes(StandardCharsets.UTF_8), 200));

        assertThat(list.tracks()).hasSize(1);
        TrackDetails episode = list.tracks().get(0).details();
        assertThat(episode.title()).isEqualTo("One & only");
        assertThat(episode.artist()).isEqualTo("Ana");
        assertThat(episode.album()).isEqualTo("Quiet hour");
        assertThat(episode.year()).isEqualTo(2026);
        assertThat(episode.seconds()).isEqualTo(3723);
        assertThat(list.problems()).hasSize(1);
    }

    @Test
    void read_feedWithADocumentType_doesNotReachForFiles(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        String feed = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"%s\">]>".formatted(secret.toUri())
                + RSS.substring(RSS.indexOf("<rss")).replace("<![CDATA[One & only]]>", "&x;");

        try {
            assertThat(read(serve(feed.getBytes(StandardCharsets.UTF_8), 200)).toString())
                    .doesNotContain("the secret");
        } catch (InvalidInputException e) {
            assertThat(e).hasMessageNotContaining("the secret");
        }
    }

    @Test
    void read_oldListInAFile_isReadInItsEncoding(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("old.m3u");
        Files.write(list, "#EXTINF:1,Canción\nhttps://example.org/a\n".getBytes(Charset.forName("windows-1252")));

        assertThat(read(list.toString()).tracks())
                .extracting(draft -> draft.details().title())
                .containsExactly("Canción");
    }

    @Test
    void read_status_isToldWithTheAddress() {
        String address = serve(new byte[0], 404);

        assertThatThrownBy(() -> read(address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(address, "expected a feed", "404");
    }

    @Test
    void read_tooMuch_isGivenUp() {
        server.createContext("/feed", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (int sent = 0; sent <= FeedReader.LARGEST; sent += block.length) {
                exchange.getResponseBody().write(block);
            }
            exchange.close();
        });

        assertThatThrownBy(() -> read(address()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(address(), String.valueOf(FeedReader.LARGEST));
    }

    @Test
    void read_serverThatNeverEnds_isLeftAfterAWhile() {
        server.createContext("/feed", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('#');
            exchange.getResponseBody().flush();
            try {
                testIsOver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        FeedReader hasty = new FeedReader(HttpClient::newHttpClient, Duration.ofMillis(300));

        assertThatThrownBy(() -> hasty.read(address(), null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(address(), "expected an answer within");
    }

    @Test
    void read_nobodyThere_isTold() {
        String address = address();
        server.stop(0);

        assertThatThrownBy(() -> read(address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(address);
        assertThatThrownBy(() -> read("http://no host/")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> read("/nothing/here.m3u")).isInstanceOf(InvalidInputException.class);
    }
}
