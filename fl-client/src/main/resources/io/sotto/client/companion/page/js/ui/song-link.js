import { h } from "../core/dom.js";
import { tell } from "../core/feedback.js";
import { t } from "../core/i18n.js";
import { icon } from "./icons.js";

const MIDDLE = 1;

/** Only addresses that a browser opens as a page; a library's file may say anything. */
export const safeLink = (link) => (/^(https?|spotify):/i.test(link ?? "") ? link : null);

/** A link opens by a click, and by a middle one beside the page. */
export const onopen = (told) => ({ onclick: told, onauxclick: ({ button }) => button === MIDDLE && told() });

/** Where a song lives that has no sound here: opens in a tab of its own, which counts as played. */
export function listenLink(song, inside) {
  const href = safeLink(song.link);
  if (!href) return h("span.song-main", {}, inside);
  return h("a.song-main", { href, target: "_blank", rel: "noopener noreferrer", "aria-label": t("song.open", { title: song.title, place: placeOf(href) }),
    ...onopen(() => opened(song)) }, inside, icon("external"));
}

/** The place it opened in tells nothing back: a song whose link was opened is taken for played. */
export const opened = (song) => tell(song, "play").catch(() => {});

/** The host of a link, as a person knows it. */
export function placeOf(link) {
  if (/^spotify:/i.test(link) || /spotify\.com/i.test(link)) return "Spotify";
  if (/youtu\.?be/i.test(link)) return "YouTube";
  try {
    return new URL(link).hostname;
  } catch {
    return link;
  }
}
