import { change, settings } from "../core/companion.js";
import { t } from "../core/i18n.js";
import { toggle } from "./controls.js";
import { attempt } from "./toasts.js";

/** Whether corrected faces may be kept: shown, and changed, wherever faces are corrected. `onchange` gets a promise of the change. */
export const faceConsent = (onchange = () => {}) =>
  toggle(t("start.faces"), t("start.faces.hint"), settings().keepFaces, (keepFaces, input) =>
    onchange(attempt(() => change({ keepFaces })).then(() => (input.checked = settings().keepFaces))));
