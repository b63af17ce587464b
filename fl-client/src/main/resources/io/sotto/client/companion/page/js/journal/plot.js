import { h, s } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { dayLabel } from "../logic/format.js";

/** The field of a chart, in its own units. */
export const FRAME = { left: 64, right: 712, top: 14, bottom: 200 };

/** A chart; screen readers get the table beside it. */
export const plot = (title, ...parts) => h("div.plot", { tabindex: 0, role: "group", "aria-label": title }, s("svg", { viewBox: "0 0 720 232", role: "img", "aria-label": title }, parts.flat(4)));

/** As many days as have room below. */
export function dayAxis(days, step) {
  const every = Math.ceil(64 / step);
  return days.map((day, index) => index % every === 0 && s("text", { x: FRAME.left + (index + 0.5) * step, y: FRAME.bottom + 22, "text-anchor": "middle" }, dayLabel(day, language())));
}

/** The same numbers to read. */
export const table = (title, head, rows) => h("details.numbers", {}, h("summary.small", {}, t("journal.numbers")),
  h("div.table-box", { tabindex: 0, role: "region", "aria-label": title }, h("table", {}, h("thead", {}, h("tr", {}, head.map((words) => h("th", { scope: "col" }, words)))),
    h("tbody", {}, rows.map(([first, ...cells]) => h("tr", {}, h("th", { scope: "row" }, first), cells.map((cell) => h("td.number", {}, String(cell)))))))));

/** Names for the lines of a chart. */
export const lineLegend = (names) => h("ul.legend", { "aria-hidden": "true" }, names.map(([kind, words]) => h("li.small", {}, h(`i.mark-${kind}`), words)));
