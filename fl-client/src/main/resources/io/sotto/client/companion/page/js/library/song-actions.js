import { get, patch, post } from "../core/api.js";
import { emotionName } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { EMOTIONS } from "../logic/emotions.js";
import { button, choice, field, textInput } from "../ui/controls.js";
import { ask, askText, confirm } from "../ui/dialogs.js";
import { glyph, icon } from "../ui/icons.js";
import { attempt, say } from "../ui/toasts.js";

/** The emotions to choose from, with an empty choice in front. */
export const emotionChoice = (chosen, none, onchange, properties) =>
  choice([["", none], ...EMOTIONS.map((emotion) => [emotion, emotionName(emotion)])], chosen ?? "", onchange, properties);

/** Changes what is known of a song; gives the song after, or undefined. */
export function editSong(song) {
  return ask(t("song.edit"), (close) => {
    const title = textInput({ value: song.title, required: true });
    const artist = textInput({ value: song.artist ?? "" });
    const genre = textInput({ value: song.genre ?? "" });
    const year = textInput({ type: "number", value: song.year ?? "", min: 0, max: 2100 });
    const emotion = emotionChoice(song.emotion, t("song.noEmotion"), () => {});
    const save = async (event) => {
      event.preventDefault();
      const changes = { title: title.value, artist: artist.value, genre: genre.value, emotion: emotion.value || null, ...(year.value && { year: Number(year.value) }) };
      const after = await attempt(() => patch(`/songs/${song.id}`, changes));
      if (after) close(after);
    };
    return h("form.stack", { onsubmit: save }, h("div.fields", {}, field(t("song.title"), title), field(t("song.artist"), artist), field(t("song.genre"), genre), field(t("song.year"), year)),
      field(t("song.emotion"), emotion, t("song.emotion.hint")),
      h("div.actions", {}, button(t("dialog.cancel"), () => close()), button(t("dialog.save"), null, { kind: "primary", type: "submit" })));
  });
}

/** Adds a song that lives elsewhere. */
export function addLink() {
  return ask(t("link.title"), (close) => {
    const title = textInput({ required: true });
    const artist = textInput();
    const link = textInput({ type: "url", required: true, placeholder: "https://" });
    const emotion = emotionChoice(null, t("song.noEmotion"), () => {});
    const save = async (event) => {
      event.preventDefault();
      const after = await attempt(() => post("/songs", { title: title.value, artist: artist.value, link: link.value, ...(emotion.value && { emotion: emotion.value }) }));
      if (after) close(after);
    };
    return h("form.stack", { onsubmit: save }, h("p.soft", {}, t("link.text")), h("div.fields", {}, field(t("song.title"), title), field(t("song.artist"), artist)), field(t("link.address"), link), field(t("song.emotion"), emotion),
      h("div.actions", {}, button(t("dialog.cancel"), () => close()), button(t("link.add"), null, { kind: "primary", type: "submit" })));
  });
}

/** Takes songs out of the library after asking; true if it was done. */
export async function removeSongs(ids) {
  if (!(await confirm(t("songs.remove.title", { n: ids.length }), t("songs.remove.text"), t("song.remove")))) return false;
  const done = await attempt(() => post("/songs/delete", { songs: ids }));
  if (done) say(t("songs.removed", { n: done.deleted }));
  return Boolean(done);
}

/** Puts songs at the end of a playlist that the person chooses, or of a new one. */
export function addToPlaylist(ids) {
  return ask(t("song.addTo"), (close) => {
    const list = h("ul.people");
    const add = (playlist) => attempt(async () => {
      await post(`/playlists/${playlist.id}/songs`, { songs: ids });
      say(t("playlist.added", { n: ids.length, name: playlistName(playlist) }));
      close();
    });
    attempt(async () => replace(list, (await get("/playlists")).playlists.map((playlist) => h("li", {}, h("button.song-main", { type: "button", onclick: () => add(playlist) }, playlist.emotion ? glyph(playlist.emotion) : icon("list"), h("span", {}, playlistName(playlist)))))));
    return h("div.stack", {}, list, h("div.actions", {}, button(t("playlist.new"), async () => {
      const made = await newPlaylist();
      if (made) add(made);
    }, { symbol: "plus" }), button(t("dialog.cancel"), () => close())));
  });
}

export async function newPlaylist() {
  const name = await askText(t("playlist.new"), t("playlist.name"), "", t("playlist.make"));
  return name && attempt(() => post("/playlists", { name }));
}

/** A playlist's name: own ones as the person named them, the others in the language of the page. */
export function playlistName({ kind, emotion, name }) {
  if (kind === "general") return t("playlist.general");
  return kind === "emotion" ? t("playlist.emotion", { emotion: emotionName(emotion) }) : name;
}
