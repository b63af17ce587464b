import { change, emotionName, settings } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { tell } from "../core/feedback.js";
import { t } from "../core/i18n.js";
import { player } from "../player/player.js";
import { button, iconButton, segments } from "../ui/controls.js";
import { setEmotion } from "../core/look.js";
import { EMOTIONS } from "../logic/emotions.js";
import { stepAfter } from "../logic/way.js";
import { glyph } from "../ui/icons.js";
import { attempt, describe, say } from "../ui/toasts.js";
import { listenLink } from "../ui/song-link.js";
import { recommend } from "./recommend.js";

const POLICIES = ["match", "lift", "calm"];
/** An emotion must stand this long before songs follow a face by themselves. */
const STEADY_MILLISECONDS = 1500;
/** A place on the plane may still be moved by the next key. */
const SETTLED_MILLISECONDS = 500;

/** Songs for the mood, each with its reason. They follow the mood by themselves; what plays, plays on. */
export function suggestions() {
  const list = h("ol.suggestions", { "aria-label": t("songs.label") });
  const heading = h("h2", {}, t("songs.title"));
  const words = h("p.soft.small", {}, t("songs.wait"));
  const play = button(t("songs.play"), () => playFrom(0), { kind: "primary", symbol: "play", disabled: true });
  const again = iconButton("refresh", t("songs.again"), () => wish && load(), { disabled: true });
  let wish = null;
  let last = null;
  let timer = 0;

  const load = async () => {
    clearTimeout(timer);
    const asked = wish;
    let answer;
    try {
      answer = await recommend(asked);
    } catch (failure) {
      if (asked !== wish) return;
      words.textContent = describe(failure);
      again.disabled = false;
      return;
    }
    if (asked !== wish) return;
    last = answer;
    replace(heading, t("songs.for", { emotion: emotionName(last.emotion).toLowerCase() }));
    words.textContent = last.songs.length ? t(`policy.${last.policy}.text`) : t("songs.none");
    byWord.hidden = true;
    go.hidden = false;
    play.disabled = !last.songs.some(({ song }) => song.playable);
    again.disabled = false;
    replace(list, last.songs.map((choice, index) => suggestion(choice, () => playFrom(index))));
  };
  const playFrom = (index) => {
    let given = last;
    const songs = songsOf(given);
    player.play(songs, songs[index], { then: async () => {
      given = await recommend(wish, stepAfter(given, wish, settings().policy));
      return songsOf(given);
    } });
  };
  const follow = (next) => {
    const changed = !wish || next.source !== wish.source || next.source === "picker" || next.source === "photo" || next.emotion !== wish.emotion;
    if (!changed) {
      Object.assign(wish, next);
      return;
    }
    wish = { ...next };
    clearTimeout(timer);
    timer = setTimeout(load, next.source === "live" ? (last ? STEADY_MILLISECONDS : 400) : next.valence === undefined ? 60 : SETTLED_MILLISECONDS);
  };
  const policies = segments(t("policy.label"), POLICIES.map((value) => ({ value, label: t(`policy.${value}`) })), settings().policy ?? "match", async (policy) => {
    await attempt(() => change({ policy }));
    if (wish) load();
  });
  const byWord = wordChoice((emotion) => {
    setEmotion(emotion);
    follow({ emotion, source: "picker" });
  });
  const go = h("div.songs-go", { hidden: true }, play);
  const element = h("section.card.songs", { "aria-labelledby": "songs-title" }, h("div.row.spread", {}, heading, again), policies, words, byWord, list, go);
  heading.id = "songs-title";
  return { element, follow, leave: () => clearTimeout(timer) };
}

/** Before there is a mood: one word is enough. */
const wordChoice = (onchoose) => h("div.emotions", { role: "group", "aria-label": t("picker.emotions") }, EMOTIONS.map((emotion) => h("button", { type: "button", onclick: () => onchoose(emotion) }, glyph(emotion), emotionName(emotion))));

const songsOf = (given) => given.songs.map(({ song }) => song);

function suggestion({ song, reason }, onplay) {
  const open = song.playable
    ? h("button.song-main", { type: "button", onclick: onplay, "aria-label": t("song.play", { title: song.title, artist: song.artist ?? "" }) }, face(song))
    : listenLink(song, face(song));
  return h("li.suggestion", {}, open, h("p.reason.small", {}, reason.text), h("div.verdict", {}, verdict("up", "like", song), verdict("down", "dislike", song)));
}

const face = (song) => [glyph(song.emotion ?? "neutral"), h("span.grow", {}, h("span.song-title.cut", {}, song.title), h("span.soft.small.cut", {}, song.artist || t("song.unknownArtist")))];

function verdict(symbol, kind, song) {
  const judge = iconButton(symbol, t(`song.${kind}`, { title: song.title }), async () => {
    const told = await attempt(() => tell(song, kind));
    if (told === undefined) return;
    judge.parentElement.querySelectorAll("button").forEach((each) => each.setAttribute("aria-pressed", String(each === judge)));
    say(t(`songs.${kind}d`, { title: song.title }));
  }, { "aria-pressed": "false" });
  return judge;
}
