package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * A person at the page, in a browser profile of their own. When it ends, nothing may have gone to another host and the page
 * may not have complained.
 */
final class Visit implements AutoCloseable {
    private static final Pattern ANY = Pattern.compile("\\w+");
    private static final String ENDLESS = "/api/v1/events";
    private static final double PATIENCE_MILLIS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>(List.of("data:"));
    private final Set<Request> unanswered = new HashSet<>();

    private Visit(BrowserContext context, String origin) {
        this.context = context;
        allowed.addAll(List.of(origin + "/", "blob:" + origin + "/"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        context.onRequest(this::note);
        context.onRequestFinished(unanswered::remove);
        context.onRequestFailed(unanswered::remove);
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

    /** Gives the page a photo; skips the test where the photos are missing. */
    void showPhoto(String name) {
        Path photo = CameraFile.photo(name);
        Assumptions.assumeTrue(Files.exists(photo), () -> photo + " is not here");
        go("now/photo");
        page.setInputFiles("input[type=file]", photo);
    }

    /** Waits until all that the page asked for has come. */
    void settle() {
        page.waitForCondition(unanswered::isEmpty);
    }

    void search(String words) {
        page.getByPlaceholder("Search songs").fill(words);
    }

    /** Waits until a song sounds, and gives its title. */
    String waitForSound() {
        waitForSound(0.2);
        return page.locator("[data-role=playing]").innerText();
    }

    /** Waits until more than so many seconds of a song have sounded. */
    void waitForSound(double seconds) {
        page.waitForFunction(
                "([audio, seconds]) => audio.currentTime > seconds && !audio.paused", List.of(audio(), seconds));
    }

    /** Seconds of the song that have sounded. */
    double heard() {
        return ((Number) audio().evaluate("audio => audio.currentTime")).doubleValue();
    }

    private JSHandle audio() {
        return page.evaluateHandle("async () => (await import('/js/player/player.js')).player.audio");
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

    static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private void note(Request request) {
        String url = request.url();
        if (!url.endsWith(ENDLESS)) {
            unanswered.add(request);
        }
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
