import { h, newId } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { button, textInput, field } from "./controls.js";

/** A modal window; `build(close)` gives its parts. Resolves with what `close` was called with; undefined if dismissed. */
export function ask(title, build) {
  return new Promise((resolve) => {
    const heading = newId("dialog");
    const before = document.activeElement;
    let answer;
    const close = (value) => {
      answer = value;
      dialog.close();
    };
    const dialog = h("dialog", { "aria-labelledby": heading }, h("h2", { id: heading }, title), build(close));
    dialog.addEventListener("close", () => {
      dialog.remove();
      before?.focus?.();
      resolve(answer);
    });
    document.querySelector("#layer").append(dialog);
    dialog.showModal();
  });
}

/** Asks before something is done that cannot be undone. With `word`, the person types it first. */
export function confirm(title, words, action, { word, danger = true } = {}) {
  return ask(title, (close) => {
    const go = button(action, () => close(true), { kind: danger ? "danger" : "primary", disabled: Boolean(word) });
    const typed = word && textInput({ oninput: () => (go.disabled = typed.value.trim().toLowerCase() !== word) });
    return h("div.stack", {}, h("p", {}, words), typed && field(t("dialog.type", { word }), typed),
      h("div.actions", {}, button(t("dialog.cancel"), () => close(false), { autofocus: !word }), go));
  });
}

/** Asks for a line of text. */
export function askText(title, label, value, action) {
  return ask(title, (close) => {
    const input = textInput({ value, maxlength: 100, required: true });
    return h("form.stack", { method: "dialog", onsubmit: (event) => {
      event.preventDefault();
      if (input.value.trim()) close(input.value.trim());
    } }, field(label, input), h("div.actions", {}, button(t("dialog.cancel"), () => close()), button(action, null, { kind: "primary", type: "submit" })));
  });
}
