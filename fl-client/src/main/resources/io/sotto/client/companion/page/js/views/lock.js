import { post } from "../core/api.js";
import { refresh } from "../core/companion.js";
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { button, field, textInput } from "../ui/controls.js";
import { glyph, icon } from "../ui/icons.js";
import { attempt, describe } from "../ui/toasts.js";
import { peopleDialog } from "./people.js";

/** A vault that is not open: the passphrase, or why it cannot be opened. */
export function lockView({ lock, profile, trouble }) {
  document.title = `${t(`lock.${lock}.title`, { name: profile })} · Sotto`;
  return { element: h("main.alone", {}, h("div.alone-card", {}, lock === "locked" ? icon("lock") : glyph("sad"),
    h("h1", {}, t(`lock.${lock}.title`, { name: profile })),
    h("p.soft", {}, t(`lock.${lock}.text`)),
    trouble && lock !== "locked" && h("p.small", {}, trouble),
    lock === "locked" ? passphrase() : button(t("alone.again"), () => again(profile), { kind: "primary" }),
    button(t("people.other"), () => peopleDialog(), { kind: "quiet", symbol: "person" }))) };
}

const again = (profile) => attempt(async () => {
  await post(`/profiles/${profile}/open`);
  await refresh();
});

function passphrase() {
  const input = textInput({ type: "password", autocomplete: "current-password", required: true, autofocus: true, "aria-describedby": "lock-trouble" });
  const trouble = h("p.bad.small", { id: "lock-trouble", role: "alert" });
  const unlock = async (event) => {
    event.preventDefault();
    try {
      await post("/unlock", { passphrase: input.value });
      await refresh();
    } catch (failure) {
      trouble.textContent = describe(failure);
      input.select();
    }
  };
  return h("form.stack", { onsubmit: unlock }, field(t("lock.passphrase"), input), trouble, button(t("lock.open"), null, { kind: "primary", type: "submit" }));
}
