import { address, get, query, remove } from "../core/api.js";
import { change, emotionName, settings } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { moodChart } from "../journal/mood-chart.js";
import { valenceChart } from "../journal/valence-chart.js";
import { daysBetween } from "../logic/chart.js";
import { EMOTIONS } from "../logic/emotions.js";
import { dayLabel, localDay, time } from "../logic/format.js";
import { button, iconButton, notice, segments } from "../ui/controls.js";
import { confirm } from "../ui/dialogs.js";
import { glyph, icon } from "../ui/icons.js";
import { attempt, say } from "../ui/toasts.js";

const SPANS = [7, 30, 90];
const PAGE = 50;

/** Moods and songs by day; without photos. */
export function journalView() {
  const charts = h("div.charts");
  const entries = h("div.stack");
  let span = 7;
  const load = () => attempt(async () => {
    const [from, to] = ends(span);
    const { days } = await get(`/journal/days${query({ from, to })}`);
    drawCharts(charts, days, daysBetween(from, to));
    await list(entries, from, to, load);
  });
  load();
  const spans = segments(t("journal.span"), SPANS.map((value) => ({ value, label: t("journal.days", { n: value }) })), span, (value) => {
    span = value;
    load();
  });
  return { element: h("div.stack.journal", {}, h("div.row.spread", {}, h("h1", {}, t("nav.journal")), spans), consent(load), charts, tools(load), entries) };
}

function ends(span) {
  const to = new Date();
  const from = new Date(to);
  from.setDate(from.getDate() - span + 1);
  return [localDay(from), localDay(to)];
}

function consent(load) {
  if (settings().keepJournal) return h("p.small.soft", {}, t("journal.kept"));
  const box = notice(t("journal.off"), { symbol: "journal", action: button(t("journal.on"), async () => {
    await attempt(() => change({ keepJournal: true }));
    box.remove();
    load();
  }, { kind: "small" }) });
  return box;
}

function drawCharts(box, days, all) {
  if (!days.length) return replace(box, h("div.card.empty", {}, glyph("neutral"), h("p", {}, t("journal.empty"))));
  replace(box, h("figure.card.stack-small", {}, h("figcaption", {}, h("h2", {}, t("journal.moods"))), moodChart(days, all)),
    h("figure.card.stack-small", {}, h("figcaption", {}, h("h2", {}, t("journal.pleasant"))), valenceChart(days, all)));
  // Where there is no room for all days, the last ones are seen first.
  box.querySelectorAll(".plot").forEach((plot) => plot.scrollTo(plot.scrollWidth, 0));
}

const tools = (load) => h("div.row", {}, ["csv", "json"].map((format) => h("a.button.small", { href: address(`/journal/export?format=${format}`), download: `sotto-journal.${format}` }, icon("download"), format.toUpperCase())),
  button(t("journal.deleteAll"), async () => {
    if (!(await confirm(t("journal.deleteAll"), t("journal.deleteAll.text"), t("journal.deleteAll")))) return;
    const done = await attempt(() => remove("/journal"));
    if (done) say(t("journal.deleted", { n: done.deleted }));
    load();
  }, { kind: "small danger", symbol: "trash" }));

async function list(box, from, to, reload) {
  const pages = [];
  const more = async () => {
    const answer = await get(`/journal${query({ from, to, offset: pages.length, limit: PAGE })}`);
    pages.push(...answer.entries);
    replace(box, byDay(pages).map(([day, group]) => dayGroup(day, group, reload)), pages.length < answer.total && h("div.row", {}, button(t("journal.more"), () => attempt(more))));
  };
  await more();
}

function byDay(entries) {
  const days = new Map();
  for (const entry of entries) {
    const day = localDay(new Date(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

const dayGroup = (day, entries, reload) => h("section.stack-small", {}, h("h2.day", {}, dayLabel(day, language(), { weekday: "long", day: "numeric", month: "long" })),
  h("ul.card.entries", {}, entries.map((entry) => row(entry, reload))));

function row(entry, reload) {
  const song = [entry.title, entry.artist].filter(Boolean).join(" · ") || t("journal.noSong");
  const source = t(`journal.source.${entry.source}`);
  const [mark, what, below] = entry.source === "song" ? [icon("library"), song, source] : [glyph(entry.emotion), emotionName(entry.emotion), `${source} · ${song}`];
  const when = time(entry.at, language());
  return h("li.row", {}, h("span.number.small.soft", {}, when), mark, h("div.grow", {}, h("p.what", {}, what, entry.said && h("span.chip", {}, EMOTIONS.includes(entry.said) ? t("journal.said", { emotion: emotionName(entry.said) }) : entry.said)), h("p.small.soft.cut", {}, below)),
    iconButton("trash", t("journal.delete", { when }), async () => {
      await attempt(() => remove(`/journal/${entry.id}`));
      reload();
    }));
}
