import { post } from "../core/api.js";
import { refresh } from "../core/companion.js";
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { player } from "../player/player.js";
import { button } from "../ui/controls.js";
import { confirm } from "../ui/dialogs.js";
import { attempt, say } from "../ui/toasts.js";
import { trustCard } from "./facts.js";

/** Deletes everything of this person, after a typed word. */
export const wipeCard = () => trustCard("trash", t("wipe.title"), h("p.small.soft", {}, t("wipe.text")), h("div.row", {}, button(t("wipe.go"), wipe, { kind: "small danger" })));

async function wipe() {
  if (!(await confirm(t("wipe.title"), t("wipe.sure"), t("wipe.go"), { word: t("wipe.word") }))) return;
  player.stop();
  if ((await attempt(() => post("/wipe", { confirm: "wipe" }))) === undefined) return;
  location.hash = "#/now";
  await attempt(refresh);
  say(t("wipe.done"));
}
