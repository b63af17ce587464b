package io.sotto.client.companion.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a mood to a song that sounds, on a machine that nobody has brought music to. */
@ExtendWith(InChromium.class)
class ListeningTest {
    private static final Pattern KIND = Pattern.compile("\"kind\":\"([a-z]+)\"");

    @Test
    void liveFace_endsInASongThatSounds(Chromium chromium, Visit visit, Device device) {
        Assumptions.assumeTrue(chromium.seesAFace(), "the photos are not here");
        visit.go("now");
        visit.button("Use the camera").click();
        visit.button("Play these").click();

        assertThat(visit.waitForSound()).isNotBlank();
        double heard = visit.heard();
        visit.waitForSound(visit.heard());
        assertThat(visit.page().locator(".suggestion .reason").first()).not().isEmpty();
        assertThat(device.get("/journal").path("total").asInt()).isPositive();
    }

    @Test
    void wordOfThePerson_bringsSongsByThePolicyThatTheyChose(Visit visit, Device device) {
        visit.go("now");
        visit.page().locator(".songs .emotions").getByText("Sad").click();
        assertThat(visit.named(AriaRole.HEADING, "Songs for “sad”")).isVisible();
        assertThat(visit.page().locator("html")).hasAttribute("data-emotion", "sad");
        visit.button("Lift").click();

        assertThat(visit.page().getByText("Begins where you are and brightens, song by song."))
                .isVisible();
        assertThat(device.get("/settings").path("policy").asText()).isEqualTo("lift");
        visit.button("Match").click();
    }

    @Test
    void plane_isSteeredByArrowKeys(Visit visit) {
        visit.go("now/picker");
        Locator plane = visit.page().getByRole(AriaRole.SLIDER).and(visit.page().locator(".plane"));
        plane.focus();
        for (int i = 0; i < 6; i++) {
            visit.page().keyboard().press("ArrowRight");
        }

        assertThat(plane).hasAttribute("aria-valuenow", "0.6");
        assertThat(plane).hasAttribute("aria-valuetext", "Happy; pleasant 0.6, awake 0.0");
        assertThat(visit.named(AriaRole.HEADING, "Songs for “happy”")).isVisible();
    }

    @Test
    void player_byKeys_goesOnBackLouderAndShuffles(Visit visit) {
        visit.go("now");
        visit.page().locator(".songs .emotions").getByText("Neutral").click();
        visit.button("Play these").click();
        String first = visit.waitForSound();
        visit.page().locator("#main").focus();
        visit.page().keyboard().press("n");
        assertThat(visit.page().locator("[data-role=playing]")).not().hasText(first);
        visit.waitForSound();
        visit.page().keyboard().press("p");
        assertThat(visit.page().locator("[data-role=playing]")).hasText(first);
        visit.page().keyboard().press("Space");
        assertThat(visit.button("Play")).isVisible();
        visit.page().keyboard().press("s");
        assertThat(visit.button("Shuffle")).hasAttribute("aria-pressed", "true");
        visit.page().keyboard().press("s");
        visit.page().keyboard().press("r");
        assertThat(visit.button("Repeat: all")).hasAttribute("aria-pressed", "true");
        visit.page().keyboard().press("r");
        visit.page().keyboard().press("r");
        assertThat(visit.button("Repeat: off")).isVisible();
        visit.page().keyboard().press("?");
        assertThat(visit.dialog().getByText("10 seconds back")).isVisible();
        visit.page().keyboard().press("Escape");
    }

    @Test
    void volume_byKeys_goesUpAndDownAndSilent(Visit visit, Device device) {
        visit.go("now");
        Locator volume = visit.named(AriaRole.SLIDER, "Volume");
        visit.page().locator("#main").focus();
        visit.page().keyboard().press("+");
        assertThat(volume).hasAttribute("aria-valuetext", "90%");
        awaitVolume(visit, device, 0.9);
        visit.page().keyboard().press("m");
        assertThat(visit.button("Mute")).hasAttribute("aria-pressed", "true");
        assertThat(volume).hasAttribute("aria-valuetext", "0%");
        visit.page().keyboard().press("-");

        assertThat(visit.button("Mute")).hasAttribute("aria-pressed", "false");
        assertThat(volume).hasAttribute("aria-valuetext", "80%");
        awaitVolume(visit, device, 0.8);
    }

    private static void awaitVolume(Visit visit, Device device, double volume) {
        visit.page()
                .waitForCondition(() -> device.get("/settings").path("volume").asDouble() == volume);
    }

    @Test
    void visualiser_movesWithTheSound_andStandsStillForWhoWantsNoMotion(Visit visit) {
        visit.go("now");
        visit.page().locator(".songs .emotions").getByText("Happy").click();
        visit.button("Play these").click();
        visit.waitForSound();
        Object before = drawn(visit);
        visit.page()
                .waitForFunction(
                        "before => document.querySelector('canvas.visualiser').toDataURL() !== before", before);

        visit.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        visit.page().locator("#main").focus();
        visit.page().keyboard().press("n");
        visit.waitForSound();
        Object still = drawn(visit);
        visit.waitForSound(visit.heard() + 0.3);

        assertThat(drawn(visit)).isEqualTo(still).isNotEqualTo(before);
        visit.page().keyboard().press("Space");
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    }

    private static Object drawn(Visit visit) {
        return visit.page().evaluate("document.querySelector('canvas.visualiser').toDataURL()");
    }

    @Test
    void player_atTheEndOfASong_goesOnByItself(Visit visit) {
        visit.go("now");
        visit.page().locator(".songs .emotions").getByText("Happy").click();
        visit.button("Play these").click();
        String first = visit.waitForSound();
        Locator position = visit.named(AriaRole.SLIDER, "Position in the song");
        double seconds = Double.parseDouble(position.getAttribute("max"));
        position.fill("%.1f".formatted(seconds - 0.5));

        assertThat(visit.page().locator("[data-role=playing]")).not().hasText(first);
        visit.waitForSound();
        visit.page().keyboard().press("Space");
    }

    @Test
    void songsThatCome_afterThePlayerWasStopped_doNotPlay(Visit visit) {
        Object queue = visit.page().evaluate("""
                async () => {
                  const { player } = await import("/js/player/player.js");
                  const { songs } = await (await fetch("/api/v1/songs?source=composed")).json();
                  let bring;
                  player.play(songs.slice(0, 1), songs[0], { then: () => new Promise((resolve) => (bring = resolve)) });
                  player.next();
                  player.stop();
                  bring(songs.slice(1, 3));
                  await (await fetch("/api/v1/state")).json();
                  return [player.queue.value.songs.length, player.status.value];
                }""");

        assertThat(queue).isEqualTo(List.of(0, "idle"));
    }

    @Test
    void next_whereNothingComes_restsAndTeachesNothing(Visit visit) {
        visit.page().evaluate("""
                async () => {
                  const { player } = await import("/js/player/player.js");
                  const { songs } = await (await fetch("/api/v1/songs?source=composed")).json();
                  player.play(songs.slice(0, 1));
                }""");
        visit.waitForSound();
        List<String> told = feedback(visit);
        for (int press = 0; press < 3; press++) {
            visit.button("Next song").click();
        }

        assertThat(visit.button("Play")).isVisible();
        assertThat(visit.page().evaluate("""
                async () => {
                  const { player } = await import("/js/player/player.js");
                  await (await fetch("/api/v1/state")).json();
                  return player.audio.paused;
                }""")).isEqualTo(true);
        assertThat(told).doesNotContain("skip");
    }

    @Test
    void next_whileMoreSongsAreAskedFor_asksAndLeavesTheSongOnce(Visit visit) {
        visit.page().evaluate("""
                async () => {
                  const { player } = await import("/js/player/player.js");
                  const { songs } = await (await fetch("/api/v1/songs?source=composed")).json();
                  window.asked = 0;
                  const more = new Promise((resolve) => (window.bring = () => resolve(songs.slice(1, 3))));
                  player.play(songs.slice(0, 1), songs[0], { then: () => { window.asked++; return more; } });
                }""");
        String first = visit.waitForSound();
        List<String> told = feedback(visit);
        for (int press = 0; press < 3; press++) {
            visit.button("Next song").click();
        }
        assertThat(visit.button("Pause")).isVisible();
        assertThat(told).doesNotContain("skip");

        visit.page().evaluate("() => window.bring()");
        assertThat(visit.page().locator("[data-role=playing]")).not().hasText(first);
        visit.waitForSound();
        visit.button("Pause").click();

        assertThat(visit.page().evaluate("() => window.asked")).isEqualTo(1);
        assertThat(told).containsOnlyOnce("skip");
    }

    /** The kinds of what the page tells of songs from now on. */
    private static List<String> feedback(Visit visit) {
        List<String> kinds = new CopyOnWriteArrayList<>();
        visit.page().onRequest(request -> {
            Matcher kind = KIND.matcher(request.url().endsWith("/feedback") ? request.postData() : "");
            if (kind.find()) {
                kinds.add(kind.group(1));
            }
        });
        return kinds;
    }

    @Test
    void wish_askedForTwiceAtOnce_isOneMomentOfTheJournal(Visit visit, Device device) {
        int before = device.get("/journal").path("total").asInt();
        visit.page().evaluate("""
                async () => {
                  const { recommend } = await import("/js/now/recommend.js");
                  const wish = { emotion: "fear", source: "picker" };
                  await Promise.all([recommend(wish), recommend(wish)]);
                }""");

        assertThat(device.get("/journal").path("total").asInt()).isEqualTo(before + 1);
    }

    @Test
    void firstSongs_thatCouldNotBeChosen_mayBeAskedForAgain(Visit visit) {
        visit.expecting("/recommendations").go("now");
        visit.page().route("**/recommendations", route -> route.abort());
        visit.page().locator(".songs .emotions").getByText("Angry").click();
        assertThat(visit.button("Choose again")).isEnabled();
        visit.page().unrouteAll();
        visit.button("Choose again").click();

        assertThat(visit.named(AriaRole.HEADING, "Songs for “angry”")).isVisible();
    }

    @Test
    void like_isToldToTheCompanion(Visit visit) {
        visit.go("now");
        visit.page().locator(".songs .emotions").getByText("Surprise").click();
        Locator first = visit.page().locator(".suggestion").first();
        String title = first.locator(".song-title").innerText();
        first.locator(".verdict button").first().click();

        assertThat(visit.said("More like “%s”.".formatted(title))).isVisible();
        assertThat(first.locator(".verdict button").first()).hasAttribute("aria-pressed", "true");
    }
}
