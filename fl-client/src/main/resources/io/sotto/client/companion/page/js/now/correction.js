import { post } from "../core/api.js";
import { emotionName, refresh, settings } from "../core/companion.js";
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { EMOTIONS } from "../logic/emotions.js";
import { faceConsent } from "../ui/consent.js";
import { button } from "../ui/controls.js";
import { ask } from "../ui/dialogs.js";
import { glyph } from "../ui/icons.js";
import { attempt, say } from "../ui/toasts.js";

/** "That was wrong, I feel ...": gives the emotion that the person said, or undefined. The face is kept only with consent. */
export async function correct(face) {
  let consenting;
  const felt = await ask(t("correct.title"), (close) => h("div.stack", {}, h("p.soft", {}, t("correct.text")),
    h("div.emotions", {}, EMOTIONS.map((emotion) => h("button", { type: "button", data: { emotion }, onclick: () => close(emotion) }, glyph(emotion), emotionName(emotion)))),
    faceConsent((change) => (consenting = change)),
    h("div.actions", {}, button(t("dialog.cancel"), () => close()))));
  await consenting;
  if (felt) await attempt(() => (settings().keepFaces ? keep(face, felt) : note(felt)));
  return felt;
}

async function keep({ crop }, emotion) {
  await post("/examples", { crop, emotion });
  say(t("correct.kept"));
  await refresh();
}

async function note(emotion) {
  await post("/journal/said", { emotion });
  say(t("correct.noted"));
}
