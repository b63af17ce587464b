package io.sotto.client.companion.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The parts of the page that know no page: each is asked in the browser that will run it. */
@ExtendWith(InChromium.class)
class PureModulesTest {
    @SuppressWarnings("NullAway.Init")
    private static Device device;

    @SuppressWarnings("NullAway.Init")
    private static Visit visit;

    @BeforeAll
    static void open(Chromium chromium, @TempDir Path home) {
        device = Device.fresh(home);
        visit = Visit.to(chromium, device.address());
    }

    @AfterAll
    static void close() {
        try {
            visit.close();
        } finally {
            device.close();
        }
    }

    @Test
    void queue_next_endsAtTheLastUnlessAllIsRepeated() {
        assertThat(ask("queue", """
                const three = m.queueOf(["a", "b", "c"], 1, { shuffle: false, repeat: "none" });
                const last = m.next(three);
                return [m.current(three), m.current(last), m.next(last), m.current(m.next(m.withRepeat(last, "all")))];
                """)).isEqualTo(java.util.Arrays.asList("b", "c", null, "a"));
    }

    @Test
    void queue_afterEnd_repeatsTheSongIfOneIsRepeated() {
        assertThat(ask("queue", """
                const two = m.queueOf(["a", "b"], 0, { shuffle: false, repeat: "one" });
                return [m.current(m.afterEnd(two)), m.current(m.next(two))];
                """)).isEqualTo(List.of("a", "b"));
    }

    @Test
    void queue_shuffle_keepsTheSongAndPlaysEachOnce() {
        assertThat(ask("queue", """
                const songs = [0, 1, 2, 3, 4, 5, 6, 7];
                let state = 1;
                const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
                const mixed = m.withShuffle(m.queueOf(songs, 3, { shuffle: false, repeat: "none" }), true, random);
                const back = m.withShuffle(m.next(mixed), false);
                const played = m.upcoming(mixed);
                return [m.current(mixed), [...played].sort(), played.join() !== songs.join(), m.current(back) === played[1], back.order];
                """))
                .isEqualTo(List.of(3, List.of(0, 1, 2, 3, 4, 5, 6, 7), true, true, List.of(0, 1, 2, 3, 4, 5, 6, 7)));
    }

    @Test
    void queue_empty_hasNothing() {
        assertThat(ask("queue", """
                const none = m.queueOf([], 0, { shuffle: true, repeat: "all" });
                return [m.current(none), m.next(none), m.previous(none), m.upcoming(none)];
                """)).isEqualTo(java.util.Arrays.asList(null, null, null, List.of()));
    }

    @Test
    void keys_whileTyping_commandNothing() {
        assertThat(ask("keys", """
                const on = (tagName, key, more = {}) => m.commandFor({ key, ...more, target: { tagName, ...more.target } });
                return [on("BODY", " "), on("BUTTON", " "), on("BUTTON", "n"), on("INPUT", "n", { target: { type: "text" } }),
                  on("INPUT", "n", { target: { type: "range" } }), on("TEXTAREA", "?"), on("BODY", "n", { ctrlKey: true }), on("BODY", "x")];
                """))
                .isEqualTo(java.util.Arrays.asList("toggle", null, "next", null, "next", null, null, null));
    }

    @Test
    void said_holdsAgainstTheFaceThatItWasSaidOfForLessThanAMinute() {
        assertThat(ask("said", """
                const said = { emotion: "sad", instead: ["happy", "neutral"], track: 3, at: 1000 };
                const holds = (emotion, now, track = 3) => m.stillSaid(said, emotion && { emotion, face: { track } }, now) === said;
                return [holds("happy", 60_999), holds("neutral", 2000), holds(null, 2000), holds("sad", 2000), holds("happy", 61_000),
                  holds("happy", 2000, 4), m.stillSaid(null, { emotion: "happy" }, 0)];
                """)).isEqualTo(java.util.Arrays.asList(true, true, true, false, false, false, null));
    }

    @Test
    void way_goesOnForTheSameWishAndPolicy_andComesWhole() {
        assertThat(ask("way", """
                const wish = {};
                const given = { wish, policy: "lift", step: 10, songs: [1, 2, 3] };
                return [m.stepAfter(given, wish, "lift"), m.stepAfter(given, wish, "calm"), m.stepAfter(given, {}, "lift"),
                  m.songsAtOnce("lift", 10), m.songsAtOnce("calm", 2), m.songsAtOnce("match", 10)];
                """)).isEqualTo(List.of(13, 0, 0, 10, 6, 6));
    }

    @Test
    void rows_ofALongList_areThoseInSightAndSomeMore() {
        assertThat(ask("rows", """
                return [m.rowsInSight(60000, 600, 60, 50000), m.rowsInSight(0, 600, 60, 3), m.rowsInSight(2999400, 600, 60, 50000),
                  m.pagesOf({ first: 95, last: 205 }, 100), m.pagesOf({ first: 0, last: 0 }, 100),
                  m.scrollTo(5, 600, 600, 60), m.scrollTo(30, 0, 600, 60), m.scrollTo(3, 0, 600, 60), m.moved([1, 2, 3, 4], 0, 2)];
                """))
                .isEqualTo(List.of(
                        Map.of("first", 994, "last", 1016),
                        Map.of("first", 0, "last", 3),
                        Map.of("first", 49984, "last", 50000),
                        List.of(0, 1, 2),
                        List.of(),
                        300,
                        1260,
                        0,
                        List.of(2, 3, 1, 4)));
    }

    @Test
    void chart_scalesTicksAndStacks() {
        assertThat(ask("chart", """
                return [m.linear([0, 10], [200, 0])(5), m.ticks(0), m.ticks(7), m.ticks(93), m.daysBetween("2026-02-27", "2026-03-02"),
                  m.stack({ sad: 2, happy: 1 }, ["happy", "angry", "sad"]), m.linePath([{ x: 1, y: 2 }, undefined, { x: 3, y: 4 }, { x: 5, y: 6 }])];
                """))
                .isEqualTo(List.of(
                        100,
                        List.of(0, 1),
                        List.of(0, 2, 4, 6, 8),
                        List.of(0, 50, 100),
                        List.of("2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"),
                        List.of(Map.of("key", "happy", "from", 0, "to", 1), Map.of("key", "sad", "from", 1, "to", 3)),
                        "M1.0 2.0M3.0 4.0L5.0 6.0"));
    }

    @Test
    void format_clocksBytesAndShares() {
        assertThat(ask("format", """
                return [m.clock(0), m.clock(187.9), m.clock(3727), m.clock(NaN), m.bytes(999), m.bytes(1234567), m.bytes(1234567, "es"), m.percent(0.617)];
                """))
                .isEqualTo(List.of("0:00", "3:07", "1:02:07", "–:––", "999 B", "1.2 MB", "1,2 MB", "62%"));
    }

    @Test
    void messages_fillInAndCountByTheRulesOfTheLanguage() {
        assertThat(ask("messages", """
                const words = { hi: "Hi {name}", "song.one": "one song", "song.other": "{n} songs" };
                const en = m.translator(words, "en");
                const id = m.translator({ "song.one": "x", "song.other": "{n} lagu" }, "id");
                return [en("hi", { name: "Mira" }), en("song", { n: 1 }), en("song", { n: 50000 }), id("song", { n: 1 }), en("absent"), en("hi")];
                """))
                .isEqualTo(List.of("Hi Mira", "one song", "50,000 songs", "1 lagu", "absent", "Hi {name}"));
    }

    @Test
    void emotions_standOnThePlaneWhereTheCompanionPutsThem() {
        assertThat(ask("emotions", """
                return [m.nearestEmotion(0.9, 0.1), m.nearestEmotion(-0.9, -0.4), m.nearestEmotion(0, 0), m.nearestEmotion(0.3, 0.9), m.placeOf("neutral"),
                  m.EMOTIONS.every((emotion) => m.nearestEmotion(m.placeOf(emotion).valence, m.placeOf(emotion).arousal) === emotion)];
                """))
                .isEqualTo(List.of("happy", "sad", "neutral", "surprise", Map.of("valence", 0, "arousal", 0), true));
    }

    @Test
    void pace_countsTheFramesOfTwoSeconds() {
        assertThat(ask("pace", """
                const pace = m.framePace();
                for (let at = 0; at <= 5000; at += 100) pace.mark(at);
                return [pace.perSecond(5000), pace.perSecond(9000), m.pauseAfter(0, 20, 10), m.pauseAfter(0, 200, 10), m.fitted(1280, 720, 640), m.fitted(300, 200, 640)];
                """))
                .isEqualTo(List.of(
                        10, 0, 80, 0, Map.of("width", 640, "height", 360), Map.of("width", 300, "height", 200)));
    }

    private static Object ask(String module, String body) {
        return visit.page()
                .evaluate("async () => { const m = await import('/js/logic/%s.js'); %s }".formatted(module, body));
    }
}
