import { setEmotion } from "../core/look.js";
import { state } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { segments } from "../ui/controls.js";
import { cameraStage } from "../now/camera-stage.js";
import { feeling } from "../now/feeling.js";
import { photoStage } from "../now/photo-stage.js";
import { pickerStage } from "../now/picker-stage.js";
import { suggestions } from "../now/suggestions.js";

const STAGES = { camera: cameraStage, photo: photoStage, picker: pickerStage };
const SOURCES = { camera: "live", photo: "photo", picker: "picker" };

/** See, choose, hear. A stage tells of a mood; the reading shows it; the songs follow. */
export function nowView([wanted]) {
  const songs = suggestions();
  const felt = feeling(songs);
  const stage = h("div.stage-box");
  let active = {};
  const show = (name) => {
    active.leave?.();
    felt.begin(SOURCES[name]);
    active = STAGES[name]({ onmood: felt.tell, onother: felt.another });
    replace(stage, active.element);
  };
  const first = wanted in STAGES ? wanted : "camera";
  const tabs = segments(t("now.source"), [["camera", "camera"], ["photo", "photo"], ["picker", "hand"]].map(([value, symbol]) => ({ value, symbol, label: t(`now.${value}`) })), first, show);
  show(first);
  const stop = state.watch((now) => felt.kept(now.settings?.keepFaces, now.examples));
  return {
    element: h("div.now", {}, h("h1.visually-hidden", {}, t("nav.now")), h("div.stack.now-see", {}, h("div.row.spread", {}, tabs), stage, felt.element), songs.element),
    leave: () => {
      stop();
      songs.leave();
      felt.leave();
      active.leave?.();
      setEmotion(null);
    },
  };
}
