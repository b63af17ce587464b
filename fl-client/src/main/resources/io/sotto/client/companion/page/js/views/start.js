import { change, refresh, settings } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { language, LANGUAGES, t, useLanguage } from "../core/i18n.js";
import { button, choice, toggle } from "../ui/controls.js";
import { glyph, icon } from "../ui/icons.js";
import { attempt } from "../ui/toasts.js";

/** The first start: what it does, what stays and what leaves, what the person agrees to. Nothing is agreed to beforehand. */
export function startView() {
  const consent = { keepFaces: settings().keepFaces ?? false, keepJournal: settings().keepJournal ?? false };
  const card = h("div.start-card");
  const screens = [whatItDoes, whatStays, () => agreement(consent)];
  const show = (step) => {
    document.title = `${t(`start.${step + 1}.title`)} · Sotto`;
    replace(card, screens[step](), steps(step, screens.length), h("div.start-actions", {},
      step > 0 ? button(t("start.back"), () => show(step - 1), { kind: "quiet" }) : languages(() => show(step)),
      step < screens.length - 1 ? button(t("start.next"), () => show(step + 1), { kind: "primary" })
        : button(t("start.go"), () => finish(consent), { kind: "primary" })));
    const heading = card.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus();
  };
  queueMicrotask(() => show(0));
  return { element: h("main.start", {}, h("img.start-logo", { src: "logo.svg", alt: "Sotto" }), card) };
}

async function finish(consent) {
  await attempt(async () => {
    await change({ ...consent, language: language(), started: true });
    await refresh();
  });
}

const whatItDoes = () => screen(1, h("div.start-glyphs", { "aria-hidden": "true" }, ["sad", "neutral", "happy"].map((emotion) => glyph(emotion))));

function whatStays() {
  const list = (title, symbol, keys) => h("section.start-list", {}, h("h2", {}, icon(symbol), t(title)), h("ul", {}, keys.map((key) => h("li", {}, t(key)))));
  return screen(2, h("div.start-lists", {}, list("start.stays", "lock", ["start.stays.photos", "start.stays.journal", "start.stays.library"]),
    list("start.leaves", "external", ["start.leaves.model", "start.leaves.links", "start.leaves.feeds"])));
}

const agreement = (consent) => screen(3, h("div.stack-small", {},
  toggle(t("start.faces"), t("start.faces.hint"), consent.keepFaces, (on) => (consent.keepFaces = on)),
  toggle(t("start.journal"), t("start.journal.hint"), consent.keepJournal, (on) => (consent.keepJournal = on)),
  h("p.small.soft", {}, t("start.consent.later"))));

const screen = (number, ...parts) => h("div.stack.start-screen", {}, h("p.term.soft", {}, t(`start.${number}.term`)), h("h1", {}, t(`start.${number}.title`)), h("p.lead", {}, t(`start.${number}.text`)), parts);

const steps = (at, count) => h("ol.start-steps", { "aria-label": t("start.steps", { at: at + 1, count }) },
  Array.from({ length: count }, (_, index) => h("li", { "aria-current": index === at ? "step" : null }, h("span.visually-hidden", {}, String(index + 1)))));

/** The browser's language to begin with, until the person chooses another. */
const languages = (redraw) => choice(Object.entries(LANGUAGES), language(), (wanted) => useLanguage(wanted).then(redraw),
  { "aria-label": t("settings.language") });
