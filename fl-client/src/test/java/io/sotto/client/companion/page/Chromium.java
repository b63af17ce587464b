package io.sotto.client.companion.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A running browser that tells nobody anything by itself, and whose camera shows a photo if there is one. */
final class Chromium implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--disable-features=OptimizationHints,MediaRouter,Translate",
            "--use-fake-device-for-media-stream");

    private final Playwright playwright;
    private final Browser browser;
    private final @Nullable Path camera;

    private Chromium(Playwright playwright, Browser browser, @Nullable Path camera) {
        this.playwright = playwright;
        this.browser = browser;
        this.camera = camera;
    }

    /** @param arguments more of the browser's own */
    static Chromium start(String... arguments) {
        return filming(CameraFile.ofThePhoto(), arguments);
    }

    /**
     * @param camera what its camera films; it is deleted in the end
     * @param arguments more of the browser's own
     */
    static Chromium filming(@Nullable Path camera, String... arguments) {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), () -> PROGRAM + " is not here");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> all = new ArrayList<>(QUIET);
        all.addAll(List.of(arguments));
        if (camera != null) {
            all.add("--use-file-for-fake-video-capture=" + camera);
        }
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(all));
        return new Chromium(playwright, browser, camera);
    }

    /** Whether a face stands before the camera. */
    boolean seesAFace() {
        return camera != null;
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        if (camera != null) {
            try {
                Files.deleteIfExists(camera);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
