import { h } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { decimal, moment } from "../logic/format.js";
import { icon } from "../ui/icons.js";

export const trustCard = (symbol, title, ...parts) => h("section.card.stack-small", {}, h("h2.with-icon", {}, icon(symbol), title), parts);

/** One that has much to tell, over the whole width. */
const wideCard = (...parts) => {
  const card = trustCard(...parts);
  card.classList.add("wide");
  return card;
};

/** Whether a camera is open and being read now, and what is kept of it. */
export const cameraCard = ({ camera, examples, journal }) => trustCard("camera", t("trust.camera"),
  h("p.big", {}, t(`trust.camera.${camera.state}`)),
  camera.state === "frozen" && h("p.small.soft", {}, t("trust.camera.frozen.text")),
  h("p.small.soft", {}, camera.lastFrame ? t("trust.camera.last", { when: moment(camera.lastFrame, language()) }) : t("trust.camera.never")),
  h("p.small.soft", {}, t("trust.kept", { examples: examples ?? 0, journal: journal ?? 0 })));

/** The budget of differential privacy; where there is none yet, it says so. */
export function epsilonCard(epsilon) {
  if (!epsilon) return trustCard("info", t("trust.epsilon"), h("p.big", {}, t("trust.epsilon.none")), h("p.small.soft", {}, t("trust.epsilon.none.text")));
  const bar = h("i");
  bar.style.width = `${Math.min(100, (100 * epsilon.spent) / epsilon.budget)}%`;
  return trustCard("info", t("trust.epsilon"), h("p.big.number", {}, t("trust.epsilon.spent", { spent: decimal(epsilon.spent, 2, language()), budget: decimal(epsilon.budget, 2, language()) })),
    h("div.meter", { "aria-hidden": "true" }, bar), h("p.small.soft", {}, t("trust.epsilon.text")));
}

/** A share such as two thirds needs no more than three decimals to be read. */
const brief = (value) => (/\.\d{4,}$/.test(value) ? decimal(Number(value), 3, language()) : String(value));

/** The terms that this device takes part under. */
export const policyCard = (policy = []) => wideCard("check", t("trust.policy"), h("p.small.soft", {}, t("trust.policy.text")),
  h("dl.terms", {}, policy.map(({ term, value }) => h("div", {}, h("dt.small", { title: term }, t(`term.${term}`)), h("dd.number.small", {}, brief(value))))));
