import { patch } from "../core/api.js";
import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { clock, percent } from "../logic/format.js";
import { current } from "../logic/queue.js";
import { iconButton } from "../ui/controls.js";
import { glyph, icon } from "../ui/icons.js";
import { attempt } from "../ui/toasts.js";
import { mediaSession } from "./media-session.js";
import { player } from "./player.js";
import { openQueue } from "./queue-panel.js";
import { visualise } from "./visualiser.js";

/** The player at the foot of the page. */
export function playerBar() {
  const canvas = h("canvas.visualiser", { "aria-hidden": "true" });
  const parts = { title: h("div.player-title"), main: mainButtons(), seek: seekBar(), side: sideButtons(canvas) };
  const more = iconButton("more", t("player.more"), () => {
    const open = element.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
  }, { "aria-expanded": "false", "data-role": "more" });
  const element = h("section.player", { "aria-label": t("player.label") }, parts.title, parts.main.element, parts.seek.element, parts.side.element, more);
  const stops = [
    player.queue.watch((queue) => {
      showTitle(parts.title, current(queue));
      parts.main.queue(queue);
      element.classList.toggle("idle", !current(queue));
    }),
    player.status.watch((status) => {
      parts.main.status(status);
      element.dataset.status = status;
    }),
    player.clock.watch(parts.seek.show), player.sound.watch(parts.side.show),
    visualise(canvas, player), mediaSession(player),
  ];
  return { element, leave: () => stops.forEach((stop) => stop()) };
}

function showTitle(box, song) {
  if (!song) return replace(box, glyph("neutral", {}), h("p.soft", {}, t("player.idle")));
  const heart = iconButton("heart", t(song.favourite ? "song.unfavourite" : "song.favourite"), async () => {
    const after = await attempt(() => patch(`/songs/${song.id}`, { favourite: !song.favourite }));
    if (after) showTitle(box, Object.assign(song, { favourite: after.favourite }));
  }, { "aria-pressed": String(Boolean(song.favourite)) });
  return replace(box, glyph(song.emotion ?? "neutral"), h("div.grow", {}, h("p.cut.player-song", { "data-role": "playing" }, song.title), h("p.cut.soft.small", {}, song.artist || t("song.unknownArtist"))), heart);
}

function mainButtons() {
  const shuffle = iconButton("shuffle", t("player.shuffle"), () => player.toggleShuffle(), { "data-role": "extra" });
  const repeat = iconButton("repeat", "", () => player.nextRepeat(), { "data-role": "extra" });
  const play = iconButton("play", t("player.play"), () => player.toggle(), { "data-role": "play" });
  const back = iconButton("previous", t("player.previous"), () => player.previous());
  const forward = iconButton("next", t("player.next"), () => player.next());
  const element = h("div.player-main", { role: "group", "aria-label": t("player.controls") }, shuffle, back, play, forward, repeat);
  return {
    element,
    queue(queue) {
      [play, back, forward].forEach((each) => (each.disabled = !current(queue)));
      shuffle.setAttribute("aria-pressed", String(queue.shuffle));
      const words = t(`player.repeat.${queue.repeat}`);
      repeat.setAttribute("aria-label", words);
      repeat.title = words;
      repeat.setAttribute("aria-pressed", String(queue.repeat !== "none"));
      repeat.dataset.once = String(queue.repeat === "one");
    },
    status(status) {
      const playing = status === "playing" || status === "loading";
      const words = t(playing ? "player.pause" : "player.play");
      play.setAttribute("aria-label", words);
      play.title = words;
      replace(play, icon(playing ? "pause" : "play"));
    },
  };
}

function seekBar() {
  const at = h("span.number.small.soft", {}, clock(NaN));
  const length = h("span.number.small.soft", {}, clock(NaN));
  const range = h("input", { type: "range", min: 0, max: 1, step: "any", value: 0, "aria-label": t("player.seek"), disabled: true,
    oninput: () => player.seek(Number(range.value)) });
  return {
    element: h("div.player-seek", {}, at, range, length),
    show(time) {
      const known = Number.isFinite(time.length);
      range.disabled = !known;
      range.max = known ? time.length : 1;
      range.value = known ? time.at : 0;
      range.setAttribute("aria-valuetext", t("player.at", { at: clock(time.at), length: clock(time.length) }));
      at.textContent = known ? clock(time.at) : clock(NaN);
      length.textContent = clock(time.length);
    },
  };
}

function sideButtons(canvas) {
  const mute = iconButton("volume", t("player.mute"), () => player.mute());
  const range = h("input", { type: "range", min: 0, max: 1, step: 0.01, "aria-label": t("player.volume"), oninput: () => player.setVolume(Number(range.value)) });
  const list = iconButton("list", t("player.queue"), () => openQueue());
  return {
    element: h("div.player-side", {}, canvas, list, mute, range),
    show({ volume, muted }) {
      range.value = muted ? 0 : volume;
      range.setAttribute("aria-valuetext", percent(muted ? 0 : volume, language()));
      mute.setAttribute("aria-pressed", String(muted));
      replace(mute, icon(muted || volume === 0 ? "mute" : "volume"));
    },
  };
}
