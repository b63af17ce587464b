package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A person at the page, in a browser profile of their own. When it ends, nothing may have gone to another host and the page
 * may not have complained.
 */
final class Visit implements AutoCloseable {
    private static final Pattern ANY = Pattern.compile("\\w+");
    private static final double PATIENCE_MILLIS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>(List.of("data:"));

    private Visit(BrowserContext context, String origin) {
        this.context = context;
        allowed.addAll(List.of(origin + "/", "blob:" + origin + "/"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        context.onRequest(request -> note(request.url()));
        context.onWebError(error -> complaints.add(error.error()));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
    }

    /** At the page of a companion, with its token, on a desk. */
    static Visit to(Chromium chromium, String address) {
        return to(chromium, address, atADesk());
    }

    static Visit to(Chromium chromium, String address, Browser.NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options);
        String origin = address.substring(0, address.indexOf('/', "http://".length()));
        Visit visit = new Visit(context, origin);
        visit.page.navigate(address);
        return visit;
    }

    static Browser.NewContextOptions atADesk() {
        return new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setPermissions(List.of("camera"))
                .setViewportSize(1280, 900);
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Failed requests to such addresses belong to the test. */
    Visit expecting(String partOfAddress) {
        expected.add(partOfAddress);
        return this;
    }

    /** Another companion of this machine takes part in the test. */
    void mayAlsoReach(String other) {
        allowed.add(other + "/");
    }

    /** Changes to another view, as the links do; to the one that is there, it is built anew. */
    Visit go(String view) {
        assertThat(page.locator("#main")).hasAttribute("data-view", ANY);
        page.evaluate("""
                view => {
                  if (location.hash === `#/${view}`) dispatchEvent(new Event("hashchange"));
                  else location.hash = `#/${view}`;
                  document.querySelector("#main").dataset.view = "";
                }""", view);
        assertThat(page.locator("#main")).hasAttribute("data-view", view.replaceAll("/.*", ""));
        return this;
    }

    /** Seconds of the song that have sounded; the person has heard something once they are not 0. */
    double heard() {
        return ((Number) page.evaluate("async () => (await import('/js/player/player.js')).player.audio.currentTime"))
                .doubleValue();
    }

    /** Waits until a song sounds, and gives its title. */
    String waitForSound() {
        page.waitForFunction("async () => (await import('/js/player/player.js')).player.audio.currentTime > 0.2");
        return page.locator("[data-role=playing]").innerText();
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator named(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.locator("dialog[open]");
    }

    /** What the page says of itself for a moment. */
    Locator said(String words) {
        return page.locator("#toasts").getByText(words, new Locator.GetByTextOptions().setExact(false));
    }

    private void note(String url) {
        if (allowed.stream().noneMatch(url::startsWith)) {
            elsewhere.add(url);
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(elsewhere).as("requests to other hosts").isEmpty();
        assertThat(complaints)
                .as("what the page complained of")
                .allMatch(complaint -> expected.stream().anyMatch(complaint::contains));
    }
}
