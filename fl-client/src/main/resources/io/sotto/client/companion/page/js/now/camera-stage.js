import { state } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { decimal } from "../logic/format.js";
import { button } from "../ui/controls.js";
import { glyph, icon } from "../ui/icons.js";
import { describe } from "../ui/toasts.js";
import { closeCamera, openCamera } from "./camera.js";
import { liveView } from "./live.js";
import { overlay } from "./overlay.js";

/** The camera: off until the person asks for it, and off again when this view is left. */
export function cameraStage({ onmood, onother }) {
  const element = h("div.stage", { data: { state: "off" } });
  let session = null;
  const close = () => {
    session?.end();
    session = null;
    onother();
    onmood(null);
  };
  const rest = (why) => {
    close();
    element.dataset.state = why;
    replace(element, resting(why, open));
  };
  const open = async () => {
    element.dataset.state = "asking";
    replace(element, resting("asking"));
    try {
      const stream = await openCamera(() => rest("vanished"));
      if (!element.isConnected) return closeCamera(stream);
      session = watching(stream, element, { onmood, onother, off: () => rest("off") });
    } catch (trouble) {
      rest(trouble.why ?? "busy");
    }
  };
  rest("off");
  const stop = state.watch((now) => now.paused && session && rest("paused"));
  return { element, leave: () => {
    stop();
    session?.end();
  } };
}

function resting(why, open) {
  return h("div.empty", { role: "status" }, why === "off" || why === "asking" ? glyph("neutral") : icon("cameraOff"),
    h("h2", {}, t(`camera.${why}.title`)), h("p", {}, t(`camera.${why}.text`)),
    open && why !== "paused" && button(t(why === "off" ? "camera.use" : "camera.again"), open, { kind: "primary", symbol: "camera" }));
}

function watching(stream, element, { onmood, onother, off }) {
  const video = h("video.mirrored", { autoplay: true, muted: true, playsinline: true, "aria-label": t("camera.picture") });
  video.muted = true;
  // A camera held upright films upright; the stage takes its shape, and the boxes lie on it as they are.
  video.addEventListener("loadedmetadata", () => (element.style.aspectRatio = `${video.videoWidth} / ${video.videoHeight}`));
  video.srcObject = stream;
  const status = h("p.stage-status", { role: "status", "aria-live": "polite" });
  const rate = h("span.chip.number", { data: { role: "rate" } });
  let last = null;
  const show = (sight) => {
    last = sight;
    element.dataset.state = sight.status;
    boxes.show(sight);
    say(status, sight.status);
    onmood(moodOf(sight));
  };
  const choose = (track) => {
    if (moodOf(last)?.face.track !== track) onother();
    view.track = track;
    if (view.frozen) show(choosing(last, track));
  };
  const boxes = overlay({ mirrored: true, keyOf: (face) => face.track, onchoose: choose });
  const view = liveView(video, {
    onsight(sight, perSecond) {
      show(sight);
      rate.textContent = t("camera.rate", { rate: decimal(perSecond, 0, language()) });
    },
    ontrouble(failure) {
      element.dataset.state = failure.code;
      status.textContent = describe(failure);
    },
  });
  replace(element, video, boxes.element, h("div.stage-top", {}, status, rate), h("div.stage-tools", {}, freezer(view, video), button(t("camera.off"), off, { kind: "small", symbol: "cameraOff" })));
  element.dataset.state = "on";
  return { end: () => {
    view.stop();
    closeCamera(stream);
    element.style.aspectRatio = "";
  } };
}

/** Said once, when it changes: a live region repeats what is written into it. */
function say(box, status) {
  const words = status === "ok" ? "" : t(`sight.${status}`);
  if (box.textContent !== words) box.textContent = words;
}

function freezer(view, video) {
  const freeze = button(t("camera.freeze"), () => {
    view.frozen = !view.frozen;
    freeze.setAttribute("aria-pressed", String(view.frozen));
    freeze.lastChild.textContent = t(view.frozen ? "camera.goOn" : "camera.freeze");
    if (view.frozen) video.pause();
    else video.play();
  }, { kind: "small", symbol: "freeze", "aria-pressed": "false", "data-command": "freeze" });
  return freeze;
}

/** What a sight says of the chosen face; null without one. */
export function moodOf(sight) {
  const face = sight.faces.find((each) => each.chosen) ?? sight.faces[0];
  return face && sight.shown ? { emotion: sight.shown.emotion, shown: sight.shown, face, steady: true } : null;
}

/** The same sight with another face chosen, as the companion would answer it. */
function choosing(sight, track) {
  const faces = sight.faces.map((face) => ({ ...face, chosen: face.track === track }));
  return { ...sight, faces, shown: faces.find(({ chosen }) => chosen), status: sight.status === "several-faces" ? "ok" : sight.status };
}
