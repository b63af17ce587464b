package io.sotto.client.library;

import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed: M3U, CSV or RSS, recognised by its content, in a file or at an http or https address. Asks nobody but that
 * address and where it leads, sends nothing but the request, and waits and takes within bounds. Thread-safe.
 */
public final class FeedReader {
    /** Bytes of a feed. */
    public static final int LARGEST = 8 << 20;

    private static final Charset OLD_LISTS = Charset.forName("windows-1252");

    /** Made for the first feed from elsewhere: TLS would hold up every start of the companion. */
    private static final class Web {
        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private final Supplier<HttpClient> client;
    private final Duration patience;

    /**
     * Reads through a client.
     *
     * @param patience for the whole answer
     */
    FeedReader(Supplier<HttpClient> client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** A reader that connects within five seconds, follows redirects but never from https to http, and waits 30 seconds. */
    public static FeedReader standard() {
        return new FeedReader(() -> Web.CLIENT, Duration.ofSeconds(30));
    }

    /** Whether an address is elsewhere, and not a file. */
    public static boolean isWeb(String address) {
        return address.startsWith("http://") || address.startsWith("https://");
    }

    /**
     * Reads a feed.
     *
     * @param address a path, or an http or https address
     * @param emotion what its songs are for, where it does not say so itself; null if that is not known
     * @throws InvalidInputException if it cannot be had, is too large, or is none of the formats
     */
    public ImportedList read(String address, @Nullable Emotion emotion) {
        String text = text(isWeb(address) ? fetched(address) : fileContent(Path.of(address)));
        @Nullable
        Path base = isWeb(address) ? null : Path.of(address).toAbsolutePath().getParent();
        return parse(text, address, base, emotion);
    }

    /** Reads a list that is at hand: see {@link #read}. */
    public static ImportedList parse(String text, String place, @Nullable Path base, @Nullable Emotion emotion) {
        if (M3uFile.looksLike(text) || place.toLowerCase(Locale.ROOT).matches(".*\\.m3u8?")) {
            return M3uFile.read(text, place, base, emotion);
        }
        return RssFeed.looksLike(text) ? RssFeed.read(text, place, emotion) : SongCsv.read(text, place, base);
    }

    private static byte[] fileContent(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidInputException(
                        "%s: expected at most %d bytes, found %d".formatted(file, LARGEST, Files.size(file)));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException("%s: expected a readable file, found: %s".formatted(file, e), e);
        }
    }

    private byte[] fetched(String address) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.get().sendAsync(request(address), response -> new BoundedBody(LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new InvalidInputException(
                        "%s: expected a feed, found status %d".formatted(address, response.statusCode()));
            }
            return response.body();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new InvalidInputException(
                    "%s: expected an answer within %d seconds, found none".formatted(address, patience.toSeconds()), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InvalidInputException("%s: the reading was interrupted".formatted(address), e);
        } catch (ExecutionException e) {
            throw new InvalidInputException("%s: cannot be had: %s".formatted(address, e.getCause()), e);
        }
    }

    private static HttpRequest request(String address) {
        try {
            return HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", "audio/x-mpegurl, application/rss+xml, text/csv, */*;q=0.1")
                    .header("User-Agent", "Sotto")
                    .GET()
                    .build();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("%s: expected an http or https address".formatted(address), e);
        }
    }

    /** UTF-8, or what old lists are written in. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, OLD_LISTS);
        }
    }
}
