import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { icon } from "./icons.js";

/** Only addresses that a browser opens as a page; a library's file may say anything. */
export const safeLink = (link) => (/^(https?|spotify):/i.test(link ?? "") ? link : null);

/** Where a song lives that has no sound here: opens in a tab of its own. */
export function listenLink(song, inside) {
  const href = safeLink(song.link);
  if (!href) return h("span.song-main", {}, inside);
  return h("a.song-main", { href, target: "_blank", rel: "noopener noreferrer", "aria-label": t("song.open", { title: song.title, place: placeOf(href) }) }, inside, icon("external"));
}

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
