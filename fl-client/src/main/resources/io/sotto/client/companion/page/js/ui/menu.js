import { h } from "../core/dom.js";
import { icon } from "./icons.js";
import { onopen } from "./song-link.js";

/** A menu at a button; `items` are `{label, symbol, run}` or `{label, symbol, href, run}`. Arrow keys move, Escape closes. */
export function openMenu(anchor, label, items) {
  document.querySelector("#layer .menu")?.remove();
  const close = (back) => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    if (back) anchor.focus();
  };
  const outside = (event) => menu.contains(event.target) || close(false);
  const menu = h("div.menu", { role: "menu", "aria-label": label, onkeydown: (event) => move(event, close) },
    items.filter(Boolean).map((item) => entry(item, close)));
  document.querySelector("#layer").append(menu);
  place(menu, anchor.getBoundingClientRect());
  document.addEventListener("pointerdown", outside, true);
  menu.firstElementChild.focus();
}

function entry({ label, symbol, run, href }, close) {
  const inside = [symbol instanceof Element ? symbol : icon(symbol), h("span", {}, label)];
  const onclick = () => {
    close(true);
    run();
  };
  if (href) return h("a", { role: "menuitem", href, target: "_blank", rel: "noopener noreferrer", tabindex: -1, ...onopen(onclick) }, inside);
  return h("button", { type: "button", role: "menuitem", tabindex: -1, onclick }, inside);
}

function move(event, close) {
  const entries = [...event.currentTarget.children];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") close(true);
  else if (to !== undefined) entries.at(to % entries.length).focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function place(menu, { left, right, top, bottom }) {
  const { width, height } = menu.getBoundingClientRect();
  const x = left + width > innerWidth - 8 ? right - width : left;
  const y = bottom + height > innerHeight - 8 ? top - height - 4 : bottom + 4;
  menu.style.left = `${Math.max(8, x)}px`;
  menu.style.top = `${Math.max(8, y)}px`;
}
