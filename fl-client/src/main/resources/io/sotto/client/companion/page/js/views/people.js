import { get, post, remove } from "../core/api.js";
import { refresh, state } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { player } from "../player/player.js";
import { button, field, iconButton, textInput } from "../ui/controls.js";
import { ask, confirm } from "../ui/dialogs.js";
import { icon } from "../ui/icons.js";
import { attempt } from "../ui/toasts.js";

/** Who uses this device: change to another, add one, remove one. */
export function peopleDialog() {
  return ask(t("people.title"), (close) => {
    const list = h("ul.people");
    const load = () => attempt(async () => replace(list, (await get("/profiles")).profiles.map((person) => entry(person, close, load))));
    load();
    return h("div.stack", {}, h("p.soft", {}, t("people.text")), list, addition(load),
      h("div.actions", {}, button(t("dialog.close"), () => close())));
  });
}

function entry(person, close, load) {
  const open = person.name === state.value.profile;
  return h("li.row", {}, icon(person.protected ? "lock" : "person"), h("span.grow.cut", {}, person.name),
    open ? h("span.chip", {}, t("people.here"))
      : [button(t("people.change"), () => changeTo(person, close), { kind: "small", "aria-label": t("people.changeTo", { name: person.name }) }),
        iconButton("trash", t("people.remove", { name: person.name }), () => removal(person, load))]);
}

const changeTo = (person, close) => attempt(async () => {
  await post(`/profiles/${person.name}/open`);
  player.stop();
  close();
  await refresh();
});

async function removal(person, load) {
  const sure = await confirm(t("people.remove", { name: person.name }), t("people.remove.text"), t("people.remove.go"), { word: person.name.toLowerCase() });
  if (sure) await attempt(() => remove(`/profiles/${person.name}`));
  load();
}

function addition(load) {
  const input = textInput({ pattern: "[A-Za-z0-9][A-Za-z0-9_\\-]{0,31}", maxlength: 32, required: true });
  return h("form.row.end", { onsubmit: async (event) => {
    event.preventDefault();
    const added = await attempt(() => post("/profiles", { name: input.value }));
    if (added !== undefined) input.value = "";
    load();
  } }, h("div.grow", {}, field(t("people.new"), input, t("people.new.hint"))), button(t("people.add"), null, { symbol: "plus", type: "submit" }));
}
