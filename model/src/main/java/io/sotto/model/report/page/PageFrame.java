package io.sotto.model.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What every page has around its content. */
final class PageFrame {
    private PageFrame() {}

    /**
     * @param title after the project's name
     * @param head more for the page's head
     * @param content of the page's body
     */
    static String around(String title, String head, String content) {
        Markup html = new Markup();
        html.add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.add("<meta name=\"color-scheme\" content=\"light dark\">%s", Raw.of(head));
        html.add("<title>Sotto: %s</title>", title);
        html.add("<style>%s</style></head><body><main>", Raw.of(stylesheet()));
        return html.add("%s</main></body></html>", Raw.of(content)).toString();
    }

    private static String stylesheet() {
        try (InputStream in = ReportPage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
