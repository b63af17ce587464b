import { emotionName } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { percent } from "../logic/format.js";
import { TERMS } from "../logic/emotions.js";
import { button, iconButton } from "../ui/controls.js";
import { glyph } from "../ui/icons.js";
import { correct } from "./correction.js";

/**
 * What the chosen face seems to feel, with a bar for each emotion, and the way to say that it is wrong. `onsaid` gets what
 * the person feels instead, and of which face they said so and what it showed meanwhile; `onlift` hears that the face shall count again.
 */
export function reading({ onsaid, onlift }) {
  const word = h("div.reading-word", { "aria-live": "polite" });
  const bars = h("ul.bars", { "aria-label": t("reading.bars") });
  const kept = h("p.small.soft.reading-kept");
  const words = whatWasSaid(onlift);
  let mood = null;
  const wrong = button(t("reading.wrong"), async () => {
    const before = mood;
    const felt = await correct(before.face);
    if (felt) onsaid(felt, { track: before.face.track, instead: [before.emotion, mood?.emotion] });
  }, { kind: "small", symbol: "edit" });
  const clear = () => {
    wrong.disabled = true;
    word.dataset.emotion = "";
    replace(word, h("p.soft", {}, t("reading.none")));
    bars.replaceChildren();
  };
  const element = h("section.card.reading", { "aria-label": t("reading.label") }, word, bars, words.element, h("div.row.spread", {}, wrong, kept));
  return { element, show(now, said) {
    mood = now?.face ? now : null;
    words.show(said);
    if (!mood) return clear();
    wrong.disabled = false;
    showWord(word, mood);
    return showBars(bars, mood.shown.bars ?? []);
  }, kept(agreed, count) {
    replace(kept, t(agreed ? "reading.kept" : "reading.notKept", { n: count ?? 0 }), " ", h("a", { href: "#/learning" }, t("reading.manage")));
  } };
}

/** What the person said, as long as it counts, and the way to take it back. */
function whatWasSaid(onlift) {
  const element = h("div.reading-said", { role: "status" });
  let before;
  return { element, show(said) {
    if (said === before) return;
    before = said;
    replace(element, said && [h("span.chip", { data: { role: "said" } }, glyph(said.emotion), t("reading.said", { emotion: emotionName(said.emotion).toLowerCase() }),
      iconButton("close", t("reading.lift"), onlift)), h("span.small.soft", {}, t(`reading.until.${said.source}`))]);
  } };
}

/** The words change only with the emotion, so that they are not read aloud at each frame; the number beside them does. */
function showWord(box, { emotion, shown }) {
  const confidence = percent(shown.confidence, language());
  if (box.dataset.emotion === emotion) {
    box.querySelector("[data-role=confidence]").textContent = confidence;
    return;
  }
  box.dataset.emotion = emotion;
  replace(box, glyph(emotion), h("div.grow", {}, h("h2", {}, emotionName(emotion)), h("p.term.soft", {}, TERMS[emotion])),
    h("p.reading-confidence.number", {}, h("span.visually-hidden", {}, t("reading.confidence")), h("span", { "aria-live": "off", data: { role: "confidence" } }, confidence)));
}

function showBars(list, bars) {
  if (list.childElementCount !== bars.length) replace(list, bars.map(({ key }) => h("li", { data: { key } }, h("span.bar-name"), h("span.bar-track", {}, h("i")), h("span.bar-value.number.small.soft"))));
  bars.forEach(({ key, probability }, index) => {
    const [label, track, value] = list.children[index].children;
    label.textContent = emotionName(key);
    track.firstChild.style.width = `${100 * probability}%`;
    track.firstChild.style.background = `var(--e-${key}, var(--accent))`;
    value.textContent = percent(probability, language());
  });
}
