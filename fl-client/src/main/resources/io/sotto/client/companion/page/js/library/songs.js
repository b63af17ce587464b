import { get, query } from "../core/api.js";
import { refresh, state } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { player } from "../player/player.js";
import { button, choice } from "../ui/controls.js";
import { icon } from "../ui/icons.js";
import { attempt, say } from "../ui/toasts.js";
import { selection } from "./selection.js";
import { addLink, addToPlaylist, emotionChoice, removeSongs } from "./song-actions.js";
import { songParts } from "./song-row.js";
import { virtualList } from "./virtual-list.js";

const ROW_HEIGHT = 60;
const TYPED_MILLISECONDS = 160;
const QUEUED = 500;
const MOST_SELECTED = 10000;

/** All songs: searched, sorted, filtered, chosen by the many. */
export function songsPart() {
  const wanted = { query: "", sort: "title", emotion: "", source: "", favourite: "" };
  const found = h("p.small.soft", { role: "status" });
  const bulk = h("div.bulk");
  const chosen = selection(() => showBulk());
  const load = (offset, limit) => get(`/songs${query({ ...wanted, offset, limit })}`);
  const rows = virtualList({
    label: t("library.songs"), rowHeight: ROW_HEIGHT, load,
    row: (song, index) => songParts(song, { onplay: () => playFrom(song, index), onchange: () => changed(), select: chosen.of(index, (at) => rows.item(at)) }),
    onloaded: (total) => {
      found.textContent = total ? t("library.found", { n: total }) : t(wanted.query || wanted.emotion || wanted.source || wanted.favourite ? "library.nothing" : "library.empty");
      rows.element.hidden = !total;
    },
    onfailure: () => (found.textContent = t("library.failed")),
  });
  const changed = () => {
    rows.reload(true);
    refresh().catch(() => {});
  };
  const playFrom = (song, index) => attempt(async () => {
    const { songs } = await load(Math.max(0, index - 20), QUEUED);
    player.play(songs, song);
  });
  const set = (name, value) => {
    wanted[name] = value;
    chosen.clear();
    rows.reload();
  };
  const selectAll = () => attempt(async () => {
    for (let offset = 0, total = 1; offset < Math.min(total, MOST_SELECTED); offset += QUEUED) {
      const answer = await load(offset, QUEUED);
      total = answer.total;
      chosen.add(answer.songs.map(({ id }) => id));
    }
    if (chosen.size === MOST_SELECTED) say(t("bulk.most", { n: MOST_SELECTED }));
    rows.redraw();
  });
  const showBulk = () => {
    bulk.hidden = chosen.size === 0;
    replace(bulk, h("span.number", { role: "status" }, t("bulk.count", { n: chosen.size })), button(t("bulk.all"), selectAll, { kind: "small quiet" }),
      button(t("song.addTo"), () => addToPlaylist(chosen.ids()), { kind: "small", symbol: "list" }),
      button(t("song.remove"), async () => {
        if (!(await removeSongs(chosen.ids()))) return;
        chosen.clear();
        changed();
      }, { kind: "small danger", symbol: "trash" }),
      button(t("bulk.none"), () => {
        chosen.clear();
        rows.redraw();
      }, { kind: "small quiet" }));
  };
  showBulk();
  let before = state.value.songs;
  const stop = state.watch((now) => {
    if (now.songs !== before) rows.reload(true);
    before = now.songs;
  });
  const resized = () => rows.draw();
  addEventListener("resize", resized);
  queueMicrotask(() => rows.reload());
  return { element: h("div.stack-small", {}, filters(set, changed), h("div.row.spread", {}, found, bulk), rows.element), leave: () => {
    stop();
    removeEventListener("resize", resized);
  } };
}

function filters(set, changed) {
  let typed = 0;
  const search = h("input", { type: "search", placeholder: t("library.search"), "aria-label": t("library.search"), maxlength: 200, oninput: () => {
    clearTimeout(typed);
    typed = setTimeout(() => set("query", search.value.trim()), TYPED_MILLISECONDS);
  } });
  const loved = h("button.icon-button", { type: "button", "aria-pressed": "false", "aria-label": t("library.favourites"), title: t("library.favourites"), onclick: () => {
    const on = loved.getAttribute("aria-pressed") !== "true";
    loved.setAttribute("aria-pressed", String(on));
    set("favourite", on ? "true" : "");
  } }, icon("heart"));
  const named = (name, values) => values.map((value) => [value, t(`${name}.${value || "any"}`)]);
  return h("div.filters", {}, h("div.filter-search", {}, search),
    emotionChoice("", t("emotion.any"), (value) => set("emotion", value), { "aria-label": t("library.byEmotion") }),
    choice(named("source", ["", "composed", "file", "link", "spotify"]), "", (value) => set("source", value), { "aria-label": t("library.bySource") }),
    choice(named("sort", ["title", "artist", "added", "plays"]), "title", (value) => set("sort", value), { "aria-label": t("library.sort") }),
    loved, button(t("link.add"), async () => (await addLink()) && changed(), { kind: "small", symbol: "plus" }));
}
