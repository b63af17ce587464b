package io.sotto.client.companion.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A visit to the companion as a browser pays it on a start: the page with all that it shows itself by, then its state. */
public final class PageVisit {
    private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/#token=(\\S+)");
    private static final Pattern PART = Pattern.compile("(?:href|src)=\"([^\":]+)\"");
    private static final int POLL_MILLIS = 10;

    private final String origin;
    private final String token;
    private String cookie = "";

    private PageVisit(String origin, String token) {
        this.origin = origin;
        this.token = token;
    }

    /**
     * A visit that is still to be paid.
     *
     * @param address with the token, as the launcher prints it
     */
    public static PageVisit to(String address) {
        MatchResult parts = ADDRESS.matcher(address)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected the companion's address, found another"));
        return new PageVisit(parts.group(1), parts.group(2));
    }

    /** Whether a line names the address of a companion. */
    public static boolean isAddress(String line) {
        return ADDRESS.matcher(line).find();
    }

    /**
     * Until a browser would show the page.
     *
     * @throws IllegalStateException if a part of it is not there
     */
    public void show() throws IOException {
        for (MatchResult part : PART.matcher(get("/")).results().toList()) {
            get("/" + part.group(1));
        }
        get("/i18n/en.json");
        cookie = session();
        state();
    }

    /** Until the companion, which is shown, can read faces. */
    public void untilItReadsFaces() throws IOException, InterruptedException {
        while (state().contains("\"model\":null")) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private String state() throws IOException {
        return get(Guard.API + "/state");
    }

    private String session() throws IOException {
        HttpURLConnection asked = ask(Guard.API + "/session");
        asked.setDoOutput(true);
        asked.setRequestProperty("Content-Type", "application/json");
        asked.getOutputStream().write("{\"token\": \"%s\"}".formatted(token).getBytes(StandardCharsets.UTF_8));
        return requireNonNull(asked.getHeaderField("Set-Cookie"), "a session has a cookie")
                .split(";", 2)[0];
    }

    private String get(String path) throws IOException {
        HttpURLConnection asked = ask(path);
        if (!cookie.isEmpty()) {
            asked.setRequestProperty("Cookie", cookie);
        }
        if (asked.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IllegalStateException("%s: expected 200, found %d".formatted(path, asked.getResponseCode()));
        }
        try (InputStream body = asked.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Of this machine, so no client of the wide web is needed. */
    private HttpURLConnection ask(String path) throws IOException {
        return (HttpURLConnection) URI.create(origin + path).toURL().openConnection(Proxy.NO_PROXY);
    }
}
