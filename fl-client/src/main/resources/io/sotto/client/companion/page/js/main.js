import { post } from "./core/api.js";
import { listen, refresh, settings, state } from "./core/companion.js";
import { replace } from "./core/dom.js";
import { browserLanguage, language, useLanguage } from "./core/i18n.js";
import { setTheme } from "./core/look.js";
import { player } from "./player/player.js";
import { lockView } from "./views/lock.js";
import { shell } from "./views/shell.js";
import { startView } from "./views/start.js";
import { strangerView } from "./views/stranger.js";

const root = document.querySelector("#app");
let drawn = "";
let leave = () => {};

/** Takes the launcher's token out of the address, so that no history and no bookmark keeps it. */
async function enter() {
  const token = new URLSearchParams(location.search).get("token") ?? new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return;
  history.replaceState(null, "", location.pathname);
  await post("/session", { token });
}

/** Draws the page anew where more than a part of it changed: the person, the language, the lock. */
async function draw(now) {
  const wantedLanguage = now.settings?.started ? now.settings.language : language();
  const wanted = [now.lock, now.profile, now.settings?.started, wantedLanguage, JSON.stringify(now.settings?.names), now.settings?.classes].join("|");
  setTheme(now.settings?.theme);
  if (wanted === drawn) return;
  drawn = wanted;
  if (wantedLanguage !== language()) await useLanguage(wantedLanguage);
  leave();
  const view = viewOf(now);
  leave = view.leave ?? (() => {});
  replace(root, view.element);
}

function viewOf(now) {
  if (now.lock !== "open") {
    player.stop();
    return lockView(now);
  }
  return settings().started ? shell() : startView();
}

async function begin() {
  setTheme();
  await useLanguage(browserLanguage());
  try {
    await enter();
    await refresh();
  } catch (failure) {
    replace(root, strangerView(failure));
    return;
  }
  player.take(settings());
  state.watch(draw);
  listen();
}

begin();
