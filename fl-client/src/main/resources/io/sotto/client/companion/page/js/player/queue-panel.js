import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { clock } from "../logic/format.js";
import { button } from "../ui/controls.js";
import { ask } from "../ui/dialogs.js";
import { glyph } from "../ui/icons.js";
import { player } from "./player.js";

const SHOWN = 200;

/** What plays next. */
export function openQueue() {
  return ask(t("player.queue"), (close) => {
    const { order, at, songs } = player.queue.value;
    const rows = order.slice(at, at + SHOWN).map((place, index) => row(songs[place], index, () => {
      player.goTo(at + index);
      close();
    }));
    return h("div.stack", {}, rows.length ? h("ol.queue", {}, rows) : h("p.soft", {}, t("player.queue.empty")),
      h("div.actions", {}, button(t("dialog.close"), () => close(), { kind: "primary" })));
  });
}

const row = (song, index, onclick) =>
  h("li", {}, h("button", { type: "button", onclick, "aria-current": index === 0 ? "true" : null }, glyph(song.emotion ?? "neutral"),
    h("span.grow.cut", {}, song.title, h("span.soft.small", {}, ` ${song.artist ?? ""}`)), h("span.number.small.soft", {}, clock(song.seconds ?? NaN))));
