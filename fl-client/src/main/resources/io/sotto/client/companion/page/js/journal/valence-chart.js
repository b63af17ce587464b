import { s } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { linear, linePath } from "../logic/chart.js";
import { dayLabel, decimal } from "../logic/format.js";
import { dayAxis, FRAME, lineLegend, plot, table } from "./plot.js";

/** How pleasant and how awake the days were, on average. */
export function valenceChart(days, all) {
  const known = new Map(days.filter((day) => day.entries > 0).map((day) => [day.day, day]));
  const y = linear([-1, 1], [FRAME.bottom, FRAME.top]);
  const step = (FRAME.right - FRAME.left) / all.length;
  const points = (name) => all.map((day, index) => known.has(day) && { x: FRAME.left + (index + 0.5) * step, y: y(known.get(day)[name]) });
  const line = (name) => [s(`path.line-${name}`, { d: linePath(points(name)), fill: "none" }), points(name).filter(Boolean).map((point) => s(`circle.dot-${name}`, { cx: point.x, cy: point.y, r: 4 }))];
  const ends = [[1, "journal.high"], [0, "journal.middle"], [-1, "journal.low"]].map(([value, key]) =>
    [s("line.grid", { x1: FRAME.left, x2: FRAME.right, y1: y(value), y2: y(value) }), s("text", { x: FRAME.left - 8, y: y(value) + 4, "text-anchor": "end" }, t(key))]);
  return [plot(t("journal.pleasant"), ends, line("arousal"), line("valence"), dayAxis(all, step)), lineLegend([["valence", t("journal.valence")], ["arousal", t("journal.arousal")]]),
    table(t("journal.pleasant"), [t("journal.day"), t("journal.valence"), t("journal.arousal")], [...known.values()].map((day) => [dayLabel(day.day, language()), decimal(day.valence, 2, language()), decimal(day.arousal, 2, language())]))];
}
