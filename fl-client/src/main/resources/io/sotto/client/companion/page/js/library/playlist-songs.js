import { get, put } from "../core/api.js";
import { emotionName } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { moved } from "../logic/rows.js";
import { player } from "../player/player.js";
import { button, iconButton } from "../ui/controls.js";
import { icon } from "../ui/icons.js";
import { attempt, describe } from "../ui/toasts.js";
import { songParts } from "./song-row.js";

/** The songs of a playlist, whose order the person changes by dragging or by the buttons of each row. */
export function playlistSongs(playlist, oncount) {
  const box = h("div.stack-small");
  const said = h("p.visually-hidden", { role: "status" });
  const list = h("ol.playlist-songs");
  let songs = [];
  const draw = () => {
    replace(list, songs.map((song, index) => row(song, index)));
    replace(box, songs.length ? h("div.row", {}, button(t("playlist.play"), () => player.play(songs), { kind: "primary small", symbol: "play", disabled: !songs.some(({ playable }) => playable) })) : h("div.empty", {}, icon("list"), h("p", {}, t("playlist.empty"))),
      playlist.emotion && h("p.small.soft", {}, t("playlist.out", { emotion: emotionName(playlist.emotion).toLowerCase() })), said, list);
    oncount(songs.length);
  };
  const set = async (next, words) => {
    const before = songs;
    songs = next;
    draw();
    if ((await attempt(() => put(`/playlists/${playlist.id}/songs`, { songs: next.map(({ id }) => id) }))) === undefined) {
      songs = before;
      draw();
    } else said.textContent = words;
  };
  const move = async (from, to, back) => {
    if (to < 0 || to >= songs.length || from === to) return;
    const title = songs[from].title;
    const changing = set(moved(songs, from, to), t("playlist.moved", { title, at: to + 1, count: songs.length }));
    if (back) list.children[to].querySelector(`[data-role=${back}]`)?.focus();
    await changing;
  };
  const row = (song, index) => {
    const element = h("li.song-row.draggable", { draggable: "true", data: { index } }, h("span.grip", { "aria-hidden": "true" }, icon("grip")),
      songParts(song, { onplay: () => player.play(songs, song), onchange: () => load(), extra: [{ label: t("playlist.take"), symbol: "close", run: () => set(songs.filter((_, at) => at !== index), t("playlist.taken", { title: song.title })) }] }),
      h("span.order", {}, iconButton("arrowUp", t("playlist.up", { title: song.title }), () => move(index, index - 1, "up"), { disabled: index === 0, "data-role": "up" }),
        iconButton("arrowDown", t("playlist.down", { title: song.title }), () => move(index, index + 1, "down"), { disabled: index === songs.length - 1, "data-role": "down" })));
    draggable(element, index, move);
    return element;
  };
  const load = async () => {
    try {
      songs = (await get(`/playlists/${playlist.id}/songs`)).songs;
      draw();
    } catch (failure) {
      replace(box, h("p.bad", {}, describe(failure)));
    }
  };
  load();
  return box;
}

let dragged = null;

function draggable(element, index, move) {
  element.addEventListener("dragstart", (event) => {
    dragged = index;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", String(index));
    element.classList.add("dragged");
  });
  element.addEventListener("dragend", () => {
    dragged = null;
    element.classList.remove("dragged");
  });
  element.addEventListener("dragover", (event) => {
    if (dragged === null) return;
    event.preventDefault();
    element.classList.add("target");
  });
  element.addEventListener("dragleave", () => element.classList.remove("target"));
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    element.classList.remove("target");
    if (dragged !== null) move(dragged, index);
  });
}
