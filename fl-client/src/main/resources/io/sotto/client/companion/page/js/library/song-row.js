import { patch } from "../core/api.js";
import { emotionName } from "../core/companion.js";
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { clock } from "../logic/format.js";
import { iconButton } from "../ui/controls.js";
import { glyph } from "../ui/icons.js";
import { openMenu } from "../ui/menu.js";
import { listenLink, opened, placeOf, safeLink } from "../ui/song-link.js";
import { attempt } from "../ui/toasts.js";
import { addToPlaylist, editSong, removeSongs } from "./song-actions.js";

/** The parts of a song's row. `onplay` plays it, `onchange` hears that it was changed or removed; `select` is optional. */
export function songParts(song, { onplay, onchange, select, extra = [] }) {
  const words = [glyph(song.emotion ?? "neutral"), h("span.grow", {}, h("span.song-title.cut", {}, song.title), h("span.soft.small.cut", {}, [song.artist || t("song.unknownArtist"), song.album].filter(Boolean).join(" · ")))];
  const main = song.playable
    ? h("button.song-main", { type: "button", onclick: onplay, "aria-label": t("song.play", { title: song.title, artist: song.artist ?? "" }) }, words)
    : listenLink(song, words);
  return [
    select && h("input.song-pick", { type: "checkbox", checked: select.has(song), "aria-label": t("song.select", { title: song.title }), onclick: (event) => select.toggle(song, event.target.checked, event.shiftKey) }),
    main,
    h("span.song-genre.small.soft.cut", {}, song.genre ?? ""),
    h("span.song-emotion.small", {}, song.emotion ? h("span.chip", {}, emotionName(song.emotion)) : ""),
    h("span.song-length.number.small.soft", {}, song.seconds ? clock(song.seconds) : ""),
    heart(song),
    iconButton("more", t("song.more", { title: song.title }), (event) => openMenu(event.currentTarget, t("song.more", { title: song.title }), menuOf(song, onchange, extra))),
  ];
}

function heart(song) {
  const button = iconButton("heart", t("song.favouriteOf", { title: song.title }), async () => {
    const after = await attempt(() => patch(`/songs/${song.id}`, { favourite: !song.favourite }));
    if (!after) return;
    song.favourite = after.favourite;
    button.setAttribute("aria-pressed", String(song.favourite));
  }, { "aria-pressed": String(Boolean(song.favourite)) });
  return button;
}

const menuOf = (song, onchange, extra) => [
  { label: t("song.edit"), symbol: "edit", run: () => editSong(song).then((after) => after && onchange(after)) },
  { label: t("song.addTo"), symbol: "list", run: () => addToPlaylist([song.id]) },
  safeLink(song.link) && { label: t("song.openIn", { place: placeOf(song.link) }), symbol: "external", href: song.link, run: () => opened(song) },
  ...extra,
  { label: t("song.remove"), symbol: "trash", run: () => removeSongs([song.id]).then((done) => done && onchange(null)) },
];
