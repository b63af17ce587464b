import { participation } from "../core/companion.js";
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { facesCard } from "../learning/faces.js";
import { participationCard } from "../learning/participation.js";

/** What this device learns from, and whether it learns with others. */
export function learningView() {
  const together = participationCard();
  const faces = facesCard();
  const stop = participation.watch((now) => now && together.show(now));
  return { element: h("div.stack.learning", {}, h("div", {}, h("h1", {}, t("nav.learning")), h("p.soft", {}, t("learning.text"))), faces, together.element), leave: stop };
}
