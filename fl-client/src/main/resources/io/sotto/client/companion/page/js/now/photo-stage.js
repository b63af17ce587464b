import { post } from "../core/api.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { button, notice } from "../ui/controls.js";
import { glyph } from "../ui/icons.js";
import { describe } from "../ui/toasts.js";
import { overlay } from "./overlay.js";

const LARGEST_BYTES = 12 * 1024 * 1024;
/** A companion that was just started may still open its eyes. */
const MOST_TRIES = 20;
const BUSY_MILLISECONDS = 500;

/** A photo, chosen or dropped. It goes to this device's own companion and is forgotten when the view is left. */
export function photoStage({ onmood, onother }) {
  const file = h("input.visually-hidden", { type: "file", accept: "image/jpeg,image/png", tabindex: -1, "aria-label": t("photo.choose"), onchange: () => file.files[0] && read(file.files[0]) });
  const body = h("div.stage-body");
  const element = h("div.stage", { data: { state: "off" }, ondragover: (event) => hover(event, true), ondragleave: (event) => hover(event, false), ondrop: (event) => {
    hover(event, false);
    if (event.dataTransfer.files[0]) read(event.dataTransfer.files[0]);
  } }, body, file);
  const hover = (event, over) => {
    event.preventDefault();
    element.classList.toggle("over", over);
  };
  let shown = null;
  /** Which picture counts: an answer for an earlier one, or after the view was left, comes too late. */
  let turn = 0;
  const choose = button(t("photo.choose"), () => file.click(), { kind: "primary", symbol: "photo" });
  const read = async (picture) => {
    const mine = ++turn;
    onother();
    onmood(null);
    if (shown) URL.revokeObjectURL(shown);
    shown = URL.createObjectURL(picture);
    element.dataset.state = "reading";
    replace(body, h("div.empty", { role: "status" }, t("photo.reading")));
    const result = await look(picture);
    if (mine !== turn) return;
    element.dataset.state = result.failure ? result.failure.code : result.sight.status;
    replace(body, result.failure ? refusal(result.failure) : pictureWith(shown, result.sight, onmood, onother), h("div.stage-tools", {}, button(t("photo.another"), () => file.click(), { kind: "small", symbol: "photo" })));
    file.value = "";
  };
  replace(body, h("div.empty", {}, glyph("surprise"), h("h2", {}, t("photo.title")), h("p", {}, t("photo.text")), choose));
  return { element, leave: () => {
    turn++;
    if (shown) URL.revokeObjectURL(shown);
  } };
}

async function look(picture) {
  if (picture.size > LARGEST_BYTES) return { failure: { code: "picture-too-large" } };
  const type = picture.type === "image/png" ? "image/png" : "image/jpeg";
  for (let tries = 1; ; tries++) {
    try {
      return { sight: await post("/faces", picture, { type }) };
    } catch (failure) {
      if (failure.code !== "busy" || tries === MOST_TRIES) return { failure };
      await new Promise((resolve) => setTimeout(resolve, BUSY_MILLISECONDS));
    }
  }
}

const refusal = (failure) => h("div.empty", { role: "alert" }, glyph("disgust"), h("h2", {}, t("photo.refused")), h("p", {}, describe(failure)));

function pictureWith(address, sight, onmood, onother) {
  const boxes = overlay({ mirrored: false, keyOf: (face) => sight.faces.indexOf(face), onchoose: (index) => choose(sight.faces[index]) });
  const choose = (face) => {
    sight.faces.forEach((each) => (each.chosen = each === face));
    boxes.show(sight);
    onother();
    onmood(face ? { emotion: face.emotion, shown: face, face } : null);
  };
  const image = h("img", { src: address, alt: t("photo.alt") });
  image.style.aspectRatio = `${sight.width} / ${sight.height}`;
  choose(sight.faces.find((face) => face.chosen) ?? sight.faces[0]);
  return [h("div.photo", {}, image, boxes.element), sight.status !== "ok" && h("div.photo-status", { role: "status" }, notice(t(`sight.${sight.status}`)))];
}
