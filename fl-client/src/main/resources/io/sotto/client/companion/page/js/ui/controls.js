import { h, newId } from "../core/dom.js";
import { icon } from "./icons.js";

export function button(label, onclick, { kind = "", symbol, ...properties } = {}) {
  return h(`button.button${kind ? `.${kind.split(" ").join(".")}` : ""}`, { type: "button", onclick, ...properties },
    symbol && icon(symbol), h("span", {}, label));
}

export function iconButton(symbol, label, onclick, properties = {}) {
  return h("button.icon-button", { type: "button", onclick, "aria-label": label, title: label, ...properties }, icon(symbol));
}

/** One of several, as pressed buttons: `options` are `{value, label, symbol}`. */
export function segments(label, options, chosen, onchoose) {
  const buttons = options.map(({ value, label: words, symbol }) =>
    h("button", { type: "button", "aria-pressed": String(value === chosen), data: { value },
      onclick: () => {
        buttons.forEach((each) => each.setAttribute("aria-pressed", String(each.dataset.value === String(value))));
        onchoose(value);
      } }, symbol && icon(symbol), words));
  return h("div.segments", { role: "group", "aria-label": label }, buttons);
}

export function field(label, input, hint) {
  const id = input.id || newId("field");
  input.id = id;
  return h("div.field", {}, h("label", { for: id }, label), input, hint && h("span.hint", {}, hint));
}

export function textInput({ type = "text", ...properties } = {}) {
  return h("input", { type, autocomplete: "off", ...properties });
}

/** `options` are `[value, words]`. */
export function choice(options, chosen, onchange, properties = {}) {
  const select = h("select", { onchange: () => onchange(select.value), ...properties },
    options.map(([value, words]) => h("option", { value, selected: value === chosen }, words)));
  return select;
}

export function toggle(label, hint, checked, onchange) {
  const input = h("input", { type: "checkbox", role: "switch", checked, onchange: () => onchange(input.checked, input) });
  return h("label.switch", {}, input, h("span.grow", {}, h("span", {}, label), hint && h("span.soft.small", {}, hint)));
}

export function notice(words, { symbol = "info", trouble = false, action } = {}) {
  return h(`div.notice${trouble ? ".trouble" : ""}`, {}, icon(symbol), h("div.grow", {}, words), action);
}
