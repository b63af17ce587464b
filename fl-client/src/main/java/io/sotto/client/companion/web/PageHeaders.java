package io.sotto.client.companion.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** What every answer tells the browser: load nothing from elsewhere, tell nobody where a link was, be in no frame. */
final class PageHeaders {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(self), microphone=(), geolocation=(), payment=(), usb=()");

    private PageHeaders() {}

    static void install(RoutesConfig routes) {
        routes.before(PageHeaders::set);
    }

    private static void set(Context context) {
        HEADERS.forEach(context::header);
    }
}
