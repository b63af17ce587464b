package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.sotto.client.companion.CompanionException;
import io.sotto.client.companion.FailureCode;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. Every request must name the loopback address and port that the companion listens on, which a page elsewhere
 * whose name was bound to 127.0.0.1 cannot; must not come from another page; and, under {@code /api}, must hold the token.
 */
final class Guard {
    static final String API = "/api/v1";

    private static final String BEARER = "Bearer ";
    private static final String CALLBACK = API + "/spotify/callback";
    private static final Set<String> OPEN = Set.of(API + "/session", API + "/openapi.yaml", CALLBACK);

    /** Where a browser says that a request comes from: the page itself, or the person's own hand. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final AccessToken token;
    private final IntSupplier port;

    /** @param port where the companion listens, known once it does */
    Guard(AccessToken token, IntSupplier port) {
        this.token = token;
        this.port = port;
    }

    void install(RoutesConfig routes) {
        routes.before(this::check);
    }

    /** Whether this is the launcher's token; if so, the answer sets the cookie. */
    boolean admit(Context context, String offered) {
        if (!token.is(offered)) {
            return false;
        }
        Cookie cookie = new Cookie(cookieName(), token.reveal());
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        context.cookie(cookie);
        return true;
    }

    private void check(Context context) {
        requireOwnHost(context);
        requireOwnOrigin(context);
        if (context.path().startsWith("/api/")) {
            context.header("Cache-Control", "no-store");
            requireOwnSite(context);
            requireToken(context);
        }
    }

    private void requireOwnHost(Context context) {
        if (!hosts().contains(String.valueOf(context.header("Host")))) {
            throw new CompanionException(
                    FailureCode.WRONG_ORIGIN, "Host: expected 127.0.0.1:%d, found another".formatted(port.getAsInt()));
        }
    }

    private void requireOwnOrigin(Context context) {
        String origin = context.header("Origin");
        if (origin != null && !origin.equals("http://" + context.header("Host"))) {
            throw new CompanionException(
                    FailureCode.WRONG_ORIGIN,
                    "Origin: expected http://127.0.0.1:%d, found another".formatted(port.getAsInt()));
        }
    }

    /** Pages of other ports on this machine share the cookie's site; what they embed carries no Origin. */
    private static void requireOwnSite(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site) && !context.path().equals(CALLBACK)) {
            throw new CompanionException(
                    FailureCode.WRONG_ORIGIN, "Sec-Fetch-Site: expected same-origin, found another page's request");
        }
    }

    private void requireToken(Context context) {
        if (!OPEN.contains(context.path()) && !token.is(bearer(context)) && !token.is(context.cookie(cookieName()))) {
            throw new CompanionException(
                    FailureCode.TOKEN_NEEDED,
                    "expected the token of the address that the launcher printed, found none or another");
        }
    }

    private static @Nullable String bearer(Context context) {
        String header = context.header("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }

    /** Cookies do not know ports, so two companions would take each other's. */
    private String cookieName() {
        return "sotto-" + port.getAsInt();
    }

    private Set<String> hosts() {
        return Set.of("127.0.0.1:" + port.getAsInt(), "localhost:" + port.getAsInt());
    }
}
