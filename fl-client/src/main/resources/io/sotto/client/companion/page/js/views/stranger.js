import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { button } from "../ui/controls.js";
import { glyph } from "../ui/icons.js";

/** What a page sees that has no token, or whose companion does not answer. */
export function strangerView(failure) {
  const why = failure.code === "unreachable" ? "unreachable" : failure.status === 401 || failure.status === 403 ? "stranger" : "broken";
  document.title = "Sotto";
  return h("main.alone", {}, h("div.alone-card", {}, glyph("neutral"), h("h1", {}, t(`${why}.title`)), h("p.soft", {}, t(`${why}.text`)),
    why === "stranger" && h("code", {}, "./sotto client app"),
    why === "broken" && h("p.small.soft", {}, failure.message),
    button(t("alone.again"), () => location.reload(), { kind: "primary" })));
}
