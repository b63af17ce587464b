import { progress, state } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { playlistsPart } from "../library/playlists.js";
import { songsPart } from "../library/songs.js";
import { sourcesPart } from "../library/sources.js";

const PARTS = { songs: songsPart, playlists: playlistsPart, sources: sourcesPart };

/** Songs, playlists, and where songs come from. */
export function libraryView([wanted = "songs", ...rest]) {
  const name = wanted in PARTS ? wanted : "songs";
  const part = PARTS[name](rest);
  const count = h("p.soft", {});
  const running = h("div.library-progress", { role: "status" });
  const stops = [state.watch((now) => (count.textContent = t("library.count", { n: now.songs ?? 0 }))), progress.watch((now) => showProgress(running, now))];
  const tabs = h("nav.segments", { "aria-label": t("library.parts") }, Object.keys(PARTS).map((each) =>
    h("a", { href: `#/library/${each}`, "aria-current": each === name ? "page" : null }, t(`library.${each}`))));
  return {
    element: h("div.library.stack", {}, h("div.row.spread", {}, h("div", {}, h("h1", {}, t("nav.library")), count), tabs), running, part.element),
    leave: () => {
      stops.forEach((stop) => stop());
      part.leave?.();
    },
  };
}

function showProgress(box, now) {
  if (!now?.running) return box.replaceChildren();
  const share = now.total ? now.done / now.total : 0;
  const bar = h("i");
  bar.style.width = `${100 * share}%`;
  return replace(box, h("p.small.soft", {}, t("library.progress", { what: now.what ?? "", done: now.done, total: now.total ?? "?" })), h("div.meter", { "aria-hidden": "true" }, bar));
}
