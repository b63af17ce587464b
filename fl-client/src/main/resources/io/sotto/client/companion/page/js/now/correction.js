import { post } from "../core/api.js";
import { change, emotionName, refresh, settings } from "../core/companion.js";
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { EMOTIONS } from "../logic/emotions.js";
import { button } from "../ui/controls.js";
import { ask } from "../ui/dialogs.js";
import { glyph } from "../ui/icons.js";
import { attempt, say } from "../ui/toasts.js";

/** "That was wrong, I feel ...": gives the emotion that the person said, or undefined. The face is kept only with consent. */
export async function correct(face) {
  const felt = await ask(t("correct.title"), (close) => h("div.stack", {}, h("p.soft", {}, t("correct.text")),
    h("div.emotions", {}, EMOTIONS.map((emotion) => h("button", { type: "button", data: { emotion }, onclick: () => close(emotion) }, glyph(emotion), emotionName(emotion)))),
    h("p.small.soft", {}, t(settings().keepFaces ? "correct.consented" : "correct.notConsented")),
    h("div.actions", {}, button(t("dialog.cancel"), () => close()))));
  if (!felt) return undefined;
  if (settings().keepFaces || (await agree())) await keep(face, felt);
  return felt;
}

async function agree() {
  const agreed = await ask(t("consent.title"), (close) => h("div.stack", {}, h("p", {}, t("consent.text")), h("p.small.soft", {}, t("consent.hint")),
    h("div.actions", {}, button(t("consent.no"), () => close(false)), button(t("consent.yes"), () => close(true), { kind: "primary" }))));
  if (!agreed) return false;
  return (await attempt(() => change({ keepFaces: true }))) !== undefined || settings().keepFaces;
}

async function keep(face, emotion) {
  const kept = await attempt(() => post("/examples", { crop: face.crop, emotion }));
  if (kept === undefined) return;
  say(t("correct.kept"));
  await attempt(() => refresh());
}
