import { get, post, remove } from "../core/api.js";
import { change, emotionName, progress } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { moment } from "../logic/format.js";
import { button, choice, field, iconButton, textInput } from "../ui/controls.js";
import { confirm } from "../ui/dialogs.js";
import { icon } from "../ui/icons.js";
import { attempt } from "../ui/toasts.js";
import { importCard } from "./import.js";
import { emotionChoice } from "./song-actions.js";
import { spotifyCard } from "./spotify.js";

const HOURS = [0, 1, 6, 24, 168];

/** Where songs come from: folders, feeds, lists, Spotify. */
export function sourcesPart() {
  const folders = h("ul.source-list");
  const feeds = h("ul.source-list");
  const hours = h("div");
  const problems = h("div");
  const load = () => attempt(async () => {
    const library = await get("/library");
    replace(folders, library.folders.map((folder) => folderRow(folder, load)));
    replace(feeds, library.feeds.map((feed) => feedRow(feed, load)));
    replace(hours, field(t("sources.every"), choice(HOURS.map((each) => [String(each), each ? t("sources.hours", { n: each }) : t("sources.never")]), String(library.refreshHours), (value) => attempt(() => change({ refreshHours: Number(value) })))));
    showProblems(problems, library.progress);
  });
  let known = false;
  const stop = progress.watch((now) => {
    // Each end of a reading is told, also of one that was over before its beginning could be.
    if (known && !now?.running) load();
    known = true;
    showProblems(problems, now);
  });
  load();
  const element = h("div.sources", {},
    card("folder", t("sources.folders"), t("sources.folders.text"), folders, addition(t("sources.folder.path"), "/home/me/Music", (path, emotion) => post("/library/folders", { path, ...emotion }), load)),
    card("feed", t("sources.feeds"), t("sources.feeds.text"), feeds, addition(t("sources.feed.address"), "https://", (address, emotion) => post("/library/feeds", { address, ...emotion }), load)),
    card("refresh", t("sources.refresh"), t("sources.refresh.text"), hours, h("div.row", {}, button(t("sources.now"), () => attempt(() => post("/library/refresh")), { kind: "small", symbol: "refresh" })), problems),
    importCard(), spotifyCard());
  return { element, leave: stop };
}

export const card = (symbol, title, words, ...parts) => h("section.card.stack", {}, h("div", {}, h("h2.with-icon", {}, icon(symbol), title), h("p.soft.small", {}, words)), parts);

function addition(label, placeholder, add, load) {
  const input = textInput({ placeholder, required: true });
  const emotion = emotionChoice(null, t("sources.anyEmotion"), () => {});
  return h("form.stack-small", { onsubmit: async (event) => {
    event.preventDefault();
    const added = await attempt(() => add(input.value.trim(), emotion.value ? { emotion: emotion.value } : {}));
    if (added !== undefined) input.value = "";
    load();
  } }, h("div.fields", {}, field(label, input), field(t("sources.emotion"), emotion)), h("div.row", {}, button(t("sources.add"), null, { kind: "small", symbol: "plus", type: "submit" })));
}

const folderRow = (folder, load) => sourceRow(folder.path, [folder.emotion && emotionName(folder.emotion), t("sources.songs", { n: folder.songs ?? 0 }), folder.scanned && t("sources.scanned", { when: moment(folder.scanned, language()) })], folder.trouble, () => remove(`/library/folders/${folder.id}`), load);

const feedRow = (feed, load) => sourceRow(feed.address, [t("sources.songs", { n: feed.songs ?? 0 }), feed.fetched && t("sources.scanned", { when: moment(feed.fetched, language()) })], feed.trouble, () => remove(`/library/feeds/${feed.id}`), load);

function sourceRow(name, facts, trouble, forget, load) {
  return h("li.row", {}, h("div.grow", {}, h("p.mono.cut", { title: name }, name), h("p.small.soft", {}, facts.filter(Boolean).join(" · ")), trouble && h("p.small.bad", {}, trouble)),
    iconButton("trash", t("sources.forget", { name }), async () => {
      if (await confirm(t("sources.forget.title"), t("sources.forget.text"), t("sources.forget.go"))) await attempt(forget);
      load();
    }));
}

function showProblems(box, now) {
  const list = now?.problems ?? [];
  replace(box, list.length > 0 && h("details.problems", {}, h("summary", {}, t("import.problems", { n: list.length })), h("ul", {}, list.map((words) => h("li.small", {}, words)))));
}
