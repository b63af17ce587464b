import { emotionName } from "../core/companion.js";
import { h, s } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { linear, stack, ticks } from "../logic/chart.js";
import { EMOTIONS } from "../logic/emotions.js";
import { dayLabel } from "../logic/format.js";
import { dayAxis, FRAME, plot, table } from "./plot.js";

/** A bar a day, made of its moods. */
export function moodChart(days, all) {
  const known = new Map(days.map((day) => [day.day, day]));
  const marks = ticks(Math.max(...days.map((day) => day.entries)));
  const y = linear([0, marks.at(-1)], [FRAME.bottom, FRAME.top]);
  const step = (FRAME.right - FRAME.left) / all.length;
  const width = Math.min(34, step * 0.62);
  const bars = all.map((day, index) => stack(known.get(day)?.emotions ?? {}, EMOTIONS).map(({ key, from, to }) =>
    s("rect", { x: FRAME.left + index * step + (step - width) / 2, y: y(to), width, height: Math.max(0, y(from) - y(to) - 1), rx: Math.min(3, width / 4), fill: `var(--e-${key})` })));
  const grid = marks.map((mark) => [s("line.grid", { x1: FRAME.left, x2: FRAME.right, y1: y(mark), y2: y(mark) }), s("text", { x: FRAME.left - 8, y: y(mark) + 4, "text-anchor": "end" }, String(mark))]);
  const used = EMOTIONS.filter((emotion) => days.some((day) => day.emotions?.[emotion]));
  return [plot(t("journal.moods"), grid, bars, dayAxis(all, step)), h("ul.legend", { "aria-hidden": "true" }, used.map(legendEntry)),
    table(t("journal.moods"), [t("journal.day"), ...used.map(emotionName), t("journal.songs")], days.map((day) => [dayLabel(day.day, language()), ...used.map((emotion) => day.emotions?.[emotion] ?? 0), day.songs]))];
}

function legendEntry(emotion) {
  const mark = h("i");
  mark.style.background = `var(--e-${emotion})`;
  return h("li.small", {}, mark, emotionName(emotion));
}
