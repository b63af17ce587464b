import { setEmotion } from "../core/look.js";
import { settings, state } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { segments } from "../ui/controls.js";
import { cameraStage } from "../now/camera-stage.js";
import { photoStage } from "../now/photo-stage.js";
import { pickerStage } from "../now/picker-stage.js";
import { reading } from "../now/reading.js";
import { suggestions } from "../now/suggestions.js";

const STAGES = { camera: cameraStage, photo: photoStage, picker: pickerStage };
const SOURCES = { camera: "live", photo: "photo", picker: "picker" };

/** See, choose, hear. A stage tells of a mood; the reading shows it; the songs follow. */
export function nowView([wanted]) {
  const songs = suggestions();
  const read = reading({ onfelt: (emotion) => songs.follow({ emotion, source: "picker" }) });
  const stage = h("div.stage-box");
  let active = {};
  const show = (name) => {
    active.leave?.();
    read.clear();
    active = STAGES[name]({ onmood: (mood) => told(mood, SOURCES[name], read, songs) });
    replace(stage, active.element);
    read.element.hidden = name === "picker";
  };
  const first = wanted in STAGES ? wanted : "camera";
  const tabs = segments(t("now.source"), [["camera", "camera"], ["photo", "photo"], ["picker", "hand"]].map(([value, symbol]) => ({ value, symbol, label: t(`now.${value}`) })), first, show);
  show(first);
  const stop = state.watch((now) => read.kept(now.settings?.keepFaces, now.examples));
  return {
    element: h("div.now", {}, h("h1.visually-hidden", {}, t("nav.now")), h("div.stack.now-see", {}, h("div.row.spread", {}, tabs), stage, read.element), songs.element),
    leave: () => {
      stop();
      songs.leave();
      active.leave?.();
      setEmotion(null);
    },
  };
}

/** `mood` is null, or `{emotion, shown, face}`, or what the picker chose. */
function told(mood, source, read, songs) {
  if (source !== "picker") read.show(mood);
  if (!mood) return;
  setEmotion(mood.emotion);
  if (!settings()) return;
  songs.follow(mood.wish ? { ...mood.wish, source } : { crop: mood.face?.crop, probabilities: mood.shown?.probabilities, emotion: mood.emotion, source });
}
