import { emotionName } from "../core/companion.js";
import { h } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { percent } from "../logic/format.js";

/**
 * Frames around the faces of a picture, each a button that chooses its face. Frames are kept from picture to picture, so
 * that the focus stays on a face that moves. `keyOf` says which face is which.
 */
export function overlay({ mirrored, keyOf, onchoose }) {
  const element = h("div.faces", { role: "group", "aria-label": t("now.faces") });
  const frames = new Map();
  const show = (sight) => {
    const faces = sight?.faces ?? [];
    const kept = new Set(faces.map(keyOf));
    for (const [key, frame] of frames) if (!kept.has(key)) drop(frames, key, frame);
    for (const face of faces) {
      const key = keyOf(face);
      if (!frames.has(key)) frames.set(key, element.appendChild(newFrame(() => onchoose(key))));
      place(frames.get(key), face, sight, mirrored);
    }
  };
  return { element, show };
}

function drop(frames, key, frame) {
  frame.remove();
  frames.delete(key);
}

const newFrame = (onclick) => h("button.face", { type: "button", onclick }, h("span.face-label"));

function place(frame, { box, emotion, confidence, chosen }, { width, height }, mirrored) {
  const left = mirrored ? width - box.x - box.width : box.x;
  const percentOf = (part, whole) => `${(100 * part) / whole}%`;
  frame.style.left = percentOf(left, width);
  frame.style.top = percentOf(box.y, height);
  frame.style.width = percentOf(box.width, width);
  frame.style.height = percentOf(box.height, height);
  frame.classList.toggle("low", box.y < height * 0.12);
  const words = t("now.face", { emotion: emotionName(emotion), confidence: percent(confidence, language()) });
  frame.firstChild.textContent = words;
  frame.setAttribute("aria-pressed", String(Boolean(chosen)));
}
