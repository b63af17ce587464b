import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { commandFor, SHORTCUTS } from "../logic/keys.js";
import { player } from "../player/player.js";
import { button } from "../ui/controls.js";
import { ask } from "../ui/dialogs.js";

const PLACES = ["now", "library", "journal", "learning", "trust"];

const COMMANDS = {
  toggle: () => player.toggle(),
  next: () => player.next(),
  previous: () => player.previous(),
  back: () => player.seekBy(-10),
  forward: () => player.seekBy(10),
  louder: () => player.setVolume(player.volume + 0.1),
  quieter: () => player.setVolume(player.volume - 0.1),
  mute: () => player.mute(),
  shuffle: () => player.toggleShuffle(),
  repeat: () => player.nextRepeat(),
  freeze: () => document.querySelector("[data-command=freeze]")?.click(),
  search: () => {
    if (!location.hash.startsWith("#/library")) location.hash = "#/library";
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector("input[type=search]")?.focus()));
  },
  help: () => showShortcuts(),
  ...Object.fromEntries(PLACES.map((place) => [place, () => (location.hash = `#/${place}`)])),
};

/** Listens for shortcuts while the page is there; returns how to stop. */
export function bindShortcuts() {
  const listener = (event) => {
    if (document.querySelector("dialog[open], .menu")) return;
    const command = commandFor(event);
    if (!command) return;
    event.preventDefault();
    COMMANDS[command]();
  };
  addEventListener("keydown", listener);
  return () => removeEventListener("keydown", listener);
}

export function showShortcuts() {
  return ask(t("keys.title"), (close) => h("div", {},
    h("dl.shortcuts", {}, SHORTCUTS.map(({ keys, command }) =>
      h("div", {}, h("dt", {}, keys.map((key) => h("kbd", {}, key === "Space" ? t("keys.space") : key))), h("dd", {}, t(`keys.${command}`))))),
    h("div.actions", {}, button(t("dialog.close"), () => close(), { kind: "primary" }))));
}
