import { emotionName } from "../core/companion.js";
import { h } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { EMOTIONS, nearestEmotion, placeOf, TERMS } from "../logic/emotions.js";
import { decimal } from "../logic/format.js";
import { glyph } from "../ui/icons.js";

const STEP = 0.1;
const bounded = (value) => Math.min(1, Math.max(-1, Math.round(value * 100) / 100));

/** A mood by hand: a place between unpleasant and pleasant, calm and awake, or an emotion by name. */
export function pickerStage({ onmood }) {
  const buttons = new Map(EMOTIONS.map((emotion) => [emotion, emotionButton(emotion, () => pick(placeOf(emotion), emotion))]));
  const said = h("p.picker-said", { "aria-live": "polite" }, t("picker.text"));
  const thumb = h("i.plane-thumb");
  const plane = newPlane(thumb, { onmove: (to) => show(to, null), onpick: (to) => pick(to, null) });
  let place = { valence: 0, arousal: 0 };
  const show = (to, emotion) => {
    place = { valence: bounded(to.valence), arousal: bounded(to.arousal) };
    const nearest = emotion ?? nearestEmotion(place.valence, place.arousal);
    thumb.style.left = `${50 + 43 * place.valence}%`;
    thumb.style.top = `${50 - 43 * place.arousal}%`;
    thumb.hidden = false;
    buttons.forEach((button, name) => button.setAttribute("aria-pressed", String(name === emotion)));
    describePlane(plane, place, nearest);
    said.replaceChildren(t("picker.near", { emotion: emotionName(nearest) }), " ", h("em.term", {}, TERMS[nearest]));
    return { emotion: nearest, wish: emotion ? { emotion } : place };
  };
  const pick = (to, emotion) => onmood(show(to, emotion));
  thumb.hidden = true;
  plane.addEventListener("keydown", (event) => steer(event, () => place, (to) => pick(to, null)));
  return { element: h("div.stage.picker", { data: { state: "picker" } }, h("div.plane-box", {}, h("span", { "aria-hidden": "true" }, t("picker.awake")), plane, h("span", { "aria-hidden": "true" }, t("picker.calm"))), h("div.picker-side", {}, h("h2", {}, t("picker.title")), said, h("div.emotions", { role: "group", "aria-label": t("picker.emotions") }, [...buttons.values()]))) };
}

const emotionButton = (emotion, onclick) => h("button", { type: "button", onclick, "aria-pressed": "false", data: { emotion } }, glyph(emotion), emotionName(emotion));

/** While it is dragged, the thumb follows (`onmove`); a mood it is once let go (`onpick`). */
function newPlane(thumb, { onmove, onpick }) {
  const marks = EMOTIONS.filter((emotion) => emotion !== "neutral").map((emotion) => {
    const mark = glyph(emotion);
    const place = placeOf(emotion);
    mark.style.left = `${50 + 40 * place.valence}%`;
    mark.style.top = `${50 - 40 * place.arousal}%`;
    return mark;
  });
  const at = (event) => {
    const box = plane.getBoundingClientRect();
    return { valence: ((event.clientX - box.left) / box.width - 0.5) / 0.43, arousal: (0.5 - (event.clientY - box.top) / box.height) / 0.43 };
  };
  const plane = h("div.plane", { role: "slider", tabindex: 0, "aria-label": t("picker.plane"), "aria-valuemin": -1, "aria-valuemax": 1, "aria-valuenow": 0, "aria-valuetext": t("picker.none"),
    onpointerdown: (event) => {
      plane.setPointerCapture(event.pointerId);
      onmove(at(event));
    }, onpointermove: (event) => plane.hasPointerCapture(event.pointerId) && onmove(at(event)), onpointerup: (event) => plane.hasPointerCapture(event.pointerId) && onpick(at(event)) },
  ["unpleasant", "pleasant"].map((side) => h(`span.plane-${side}`, { "aria-hidden": "true" }, t(`picker.${side}`))), marks, thumb);
  return plane;
}

function describePlane(plane, { valence, arousal }, emotion) {
  plane.setAttribute("aria-valuenow", valence);
  plane.setAttribute("aria-valuetext", t("picker.value", { emotion: emotionName(emotion), valence: decimal(valence, 1, language()), arousal: decimal(arousal, 1, language()) }));
}

function steer(event, place, onpick) {
  const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] }[event.key];
  if (!step) return;
  event.preventDefault();
  onpick({ valence: place().valence + step[0], arousal: place().arousal + step[1] });
}
