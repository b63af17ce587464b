import { post } from "../core/api.js";
import { refresh } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { button, field } from "../ui/controls.js";
import { icon } from "../ui/icons.js";
import { describe } from "../ui/toasts.js";

const SHOWN = 200;

/** Imports a CSV or an M3U; what could not be read is said by its line. */
export function importCard() {
  const outcome = h("div", { role: "status" });
  const text = h("textarea", { rows: 4, spellcheck: "false", placeholder: t("import.example") });
  const file = h("input", { type: "file", accept: ".csv,.m3u,.m3u8,text/csv,audio/x-mpegurl", onchange: async () => {
    if (!file.files[0]) return;
    await read(await file.files[0].text(), formatOf(file.files[0].name));
    file.value = "";
  } });
  const read = async (words, format) => {
    replace(outcome, h("p.soft", {}, t("import.reading")));
    try {
      showOutcome(outcome, await post(`/library/import?format=${format}`, words, { type: "text/plain" }));
      await refresh();
    } catch (failure) {
      replace(outcome, h("p.bad", {}, describe(failure)));
    }
  };
  return h("section.card.stack.import", {}, h("div", {}, h("h2.with-icon", {}, icon("upload"), t("import.title")), h("p.soft.small", {}, t("import.text"))),
    field(t("import.file"), file), field(t("import.paste"), text),
    h("div.row", {}, button(t("import.go"), () => text.value.trim() && read(text.value, formatOf(text.value)), { kind: "small", symbol: "upload" })), outcome);
}

/** By its name or, for text, by M3U's first line; everything else is a CSV. */
const formatOf = (nameOrText) => (/\.m3u8?$/i.test(nameOrText) || nameOrText.trimStart().startsWith("#EXTM3U") ? "m3u" : "csv");

function showOutcome(box, { added, updated, problems }) {
  replace(box, h("p", { data: { role: "imported" } }, t("import.done", { added, updated })),
    problems.length > 0 && h("div.problems.stack-small", {}, h("p.bad", {}, t("import.problems", { n: problems.length })),
      h("ul", {}, problems.slice(0, SHOWN).map(({ line, message }) => h("li.small", {}, h("strong", {}, t("import.line", { line: String(line) })), " ", message)))));
}
