import { get, put } from "../core/api.js";
import { refresh, state, traffic } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { toggle } from "../ui/controls.js";
import { attempt } from "../ui/toasts.js";
import { cameraCard, epsilonCard, policyCard } from "../trust/facts.js";
import { receiptsCard } from "../trust/receipts.js";
import { trafficCard } from "../trust/traffic.js";
import { vaultCard } from "../trust/vault.js";
import { wipeCard } from "../trust/wipe.js";

const LOOK_EVERY = 2000;

/** What is kept, what left this device, and how to stop or undo it. */
export function trustView() {
  const cards = h("div.trust-cards");
  const bytes = trafficCard();
  const pause = h("div.card");
  let camera;
  const load = () => attempt(async () => {
    const privacy = await get("/privacy");
    traffic.set(await get("/traffic"));
    camera = cameraCard(privacy);
    replace(cards, bytes.element, camera, receiptsCard(privacy.receipts), epsilonCard(privacy.epsilon), vaultCard(privacy, load), wipeCard(), policyCard(privacy.policy));
  });
  load();
  // A view may begin or end in another tab.
  const timer = setInterval(async () => {
    const before = camera;
    const privacy = await get("/privacy").catch(() => null);
    if (!privacy || !before || before !== camera) return;
    camera = cameraCard(privacy);
    before.replaceWith(camera);
  }, LOOK_EVERY);
  const stops = [() => clearInterval(timer), traffic.watch((now) => now && bytes.show(now)), state.watch((now) => drawPause(pause, now.paused))];
  return { element: h("div.stack.trust", {}, h("div", {}, h("h1", {}, t("nav.trust")), h("p.soft", {}, t("trust.text"))), pause, cards), leave: () => stops.forEach((stop) => stop()) };
}

function drawPause(box, paused) {
  if (box.dataset.paused === String(paused)) return;
  box.dataset.paused = String(paused);
  const hadFocus = box.contains(document.activeElement);
  replace(box, toggle(t("trust.pause"), t("trust.pause.hint"), paused, (on) => attempt(async () => {
    await put("/pause", { paused: on });
    await refresh();
  })));
  if (hadFocus) box.querySelector("input").focus();
}
