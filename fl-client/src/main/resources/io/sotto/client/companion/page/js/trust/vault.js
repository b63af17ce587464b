import { put } from "../core/api.js";
import { refresh } from "../core/companion.js";
import { h } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { bytes } from "../logic/format.js";
import { button, field, textInput } from "../ui/controls.js";
import { ask } from "../ui/dialogs.js";
import { attempt, describe, say } from "../ui/toasts.js";
import { trustCard } from "./facts.js";

const SHORTEST = 8;

/** Where all of it lies, encrypted, and the passphrase that may guard it. */
export function vaultCard({ vault = {} }, load) {
  const words = vault.passphrase ? "vault.guarded" : "vault.unguarded";
  return trustCard("lock", t("vault.title"), h("p.big", {}, t(vault.encrypted ? "vault.encrypted" : "vault.plain")), h("p.small", {}, t(words)),
    h("p.small.soft", {}, h("span.mono", {}, vault.path ?? ""), vault.bytes ? ` · ${bytes(vault.bytes, language())}` : ""),
    h("div.row", {}, button(t(vault.passphrase ? "vault.change" : "vault.set"), () => setPassphrase(vault.passphrase).then((done) => done && load()), { kind: "small", symbol: "lock" }),
      vault.passphrase && button(t("vault.remove"), () => removePassphrase().then((done) => done && load()), { kind: "small quiet" })));
}

const secret = (autocomplete) => textInput({ type: "password", autocomplete, required: true });

function setPassphrase(guarded) {
  return ask(t(guarded ? "vault.change" : "vault.set"), (close) => {
    const current = guarded && secret("current-password");
    const next = secret("new-password");
    const again = secret("new-password");
    next.minLength = SHORTEST;
    const check = () => again.setCustomValidity(again.value === next.value ? "" : t("vault.differ"));
    next.oninput = check;
    again.oninput = check;
    return form(close, [h("p.small.soft", {}, t("vault.text")), current && field(t("vault.current"), current), field(t("vault.next"), next, t("vault.shortest", { n: SHORTEST })), field(t("vault.again"), again)],
      () => put("/passphrase", { current: current ? current.value : null, next: next.value }), "vault.done");
  });
}

function removePassphrase() {
  return ask(t("vault.remove"), (close) => {
    const current = secret("current-password");
    return form(close, [h("p.small.soft", {}, t("vault.remove.text")), field(t("vault.current"), current)], () => put("/passphrase", { current: current.value, next: null }), "vault.removed");
  });
}

function form(close, parts, work, done) {
  const trouble = h("p.bad.small", { role: "alert" });
  return h("form.stack", { onsubmit: async (event) => {
    event.preventDefault();
    try {
      await work();
      say(t(done));
      close(true);
      await attempt(refresh);
    } catch (failure) {
      trouble.textContent = describe(failure);
    }
  } }, parts, trouble, h("div.actions", {}, button(t("dialog.cancel"), () => close()), button(t("dialog.save"), null, { kind: "primary", type: "submit" })));
}
