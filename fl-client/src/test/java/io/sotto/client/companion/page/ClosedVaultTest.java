package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.sotto.client.vault.TestVaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A start with a vault that does not open: the page says why, and what is there stays as it is. */
@ExtendWith(InChromium.class)
class ClosedVaultTest {
    @Test
    void vault_ofANewerVersion_saysSoAndIsNotTouched(Chromium chromium, @TempDir Path home) throws IOException {
        Device.started(home).close();
        Path key = home.resolve("vault.key");
        Files.writeString(key, Files.readString(key).replace("format=1", "format=2"));
        String before = Files.readString(key);
        byte[] database = Files.readAllBytes(home.resolve("vault.mv.db"));
        startsWith(chromium, home, "Made by a newer Sotto", "later version");

        assertThat(key).hasContent(before);
        assertThat(home.resolve("vault.mv.db")).hasBinaryContent(database);
    }

    @Test
    void vault_thatWasCutShort_saysSoAndIsNotTouched(Chromium chromium, @TempDir Path home) throws IOException {
        Device.started(home).close();
        Path file = home.resolve("vault.mv.db");
        byte[] whole = Files.readAllBytes(file);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        Files.write(file, half);
        startsWith(chromium, home, "What is kept cannot be read", file.toString());

        assertThat(file).hasBinaryContent(half);
    }

    @Test
    void vault_thatIsGone_saysSoAndOpensOnceItIsBack(Chromium chromium, @TempDir Path home, @TempDir Path elsewhere)
            throws IOException {
        Device.started(home).close();
        Path file = home.resolve("vault.mv.db");
        Path away = Files.move(file, elsewhere.resolve("vault.mv.db"));
        try (Device device = Device.fresh(home);
                Visit visit = Visit.to(chromium, device.address())) {
            assertThat(visit.named(AriaRole.HEADING, "What is kept cannot be read"))
                    .isVisible();
            assertThat(visit.page().locator(".alone-card")).containsText("expected a database, found none");
            assertThat(file).doesNotExist();
            Files.move(away, file);
            visit.button("Try again").click();

            assertThat(visit.named(AriaRole.LINK, "Now")).isVisible();
        }
    }

    @Test
    void passphrase_thatIsWrong_opensNothingUntilTheRightOne(Chromium chromium, @TempDir Path home) {
        Device.started(home).close();
        TestVaults.setPassphrase(home, "quiet as snow");
        try (Device locked = Device.fresh(home);
                Visit guest = Visit.to(chromium, locked.address()).expecting("/unlock")) {
            assertThat(guest.named(AriaRole.HEADING, "Welcome back, default")).isVisible();
            guest.page().getByLabel("Passphrase").fill("loud as thunder");
            guest.button("Open").click();
            assertThat(guest.page().getByRole(AriaRole.ALERT)).hasText("That is not the passphrase.");
            guest.page().getByLabel("Passphrase").fill("quiet as snow");
            guest.button("Open").click();

            assertThat(guest.named(AriaRole.LINK, "Now")).isVisible();
        }
    }

    private static void startsWith(Chromium chromium, Path home, String heading, String detail) {
        try (Device device = Device.fresh(home);
                Visit visit = Visit.to(chromium, device.address())) {
            assertThat(visit.named(AriaRole.HEADING, heading)).isVisible();
            assertThat(visit.page().locator(".alone-card")).containsText(detail);
            assertThat(visit.button("Try again")).isEnabled();
        }
    }
}
