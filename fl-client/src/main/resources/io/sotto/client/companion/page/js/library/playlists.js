import { get, patch, remove } from "../core/api.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { button } from "../ui/controls.js";
import { askText, confirm } from "../ui/dialogs.js";
import { glyph, icon } from "../ui/icons.js";
import { attempt } from "../ui/toasts.js";
import { playlistSongs } from "./playlist-songs.js";
import { newPlaylist, playlistName } from "./song-actions.js";

/** The general playlist, one an emotion, and the person's own. */
export function playlistsPart([wanted]) {
  const list = h("ul.playlists");
  const open = h("section.card.playlist", { "aria-live": "off" });
  let chosen = Number(wanted) || null;
  const load = () => attempt(async () => {
    const { playlists } = await get("/playlists");
    const now = playlists.find(({ id }) => id === chosen) ?? playlists[0];
    chosen = now?.id ?? null;
    replace(list, playlists.map((playlist) => entry(playlist, playlist.id === chosen, () => choose(playlist.id))));
    if (now) replace(open, head(now, load), playlistSongs(now, countOf));
  });
  const countOf = (count) => {
    const shown = list.querySelector("[aria-current] .playlist-count");
    if (shown) shown.textContent = count;
  };
  const choose = (id) => {
    chosen = id;
    history.replaceState(null, "", `#/library/playlists/${id}`);
    load();
  };
  load();
  return { element: h("div.playlists-part", {}, h("nav.stack-small", { "aria-label": t("library.playlists") }, list, button(t("playlist.new"), async () => {
    const made = await newPlaylist();
    if (made) choose(made.id);
  }, { kind: "small", symbol: "plus" })), open) };
}

const entry = (playlist, current, onclick) => h("li", {}, h("button.song-main", { type: "button", onclick, "aria-current": current ? "true" : null, data: { kind: playlist.kind } },
  playlist.emotion ? glyph(playlist.emotion) : icon(playlist.kind === "general" ? "library" : "list"),
  h("span.grow.cut", {}, playlistName(playlist)), h("span.playlist-count.number.small.soft", {}, String(playlist.songs ?? 0))));

function head(playlist, load) {
  const own = playlist.kind === "own";
  return h("div.row.spread", {}, h("h2", {}, playlistName(playlist)), h("div.row", {},
    h("a.button.small.quiet", { href: `/api/v1/playlists/${playlist.id}/m3u`, download: `${playlistName(playlist)}.m3u` }, icon("download"), "M3U"),
    own && button(t("playlist.rename"), async () => {
      const name = await askText(t("playlist.rename"), t("playlist.name"), playlist.name, t("dialog.save"));
      if (name && (await attempt(() => patch(`/playlists/${playlist.id}`, { name })))) load();
    }, { kind: "small quiet", symbol: "edit" }),
    own && button(t("playlist.delete"), async () => {
      const sure = await confirm(t("playlist.delete"), t("playlist.delete.text", { name: playlist.name }), t("playlist.delete"));
      if (sure) await attempt(() => remove(`/playlists/${playlist.id}`));
      load();
    }, { kind: "small danger", symbol: "trash" })));
}
