import { change, settings, state } from "../core/companion.js";
import { h } from "../core/dom.js";
import { LANGUAGES, t } from "../core/i18n.js";
import { EMOTIONS } from "../logic/emotions.js";
import { player } from "../player/player.js";
import { button, choice, field, segments, textInput, toggle } from "../ui/controls.js";
import { glyph } from "../ui/icons.js";
import { attempt, say } from "../ui/toasts.js";
import { showShortcuts } from "./shortcuts.js";

/** What the person can set: looks, names, and how songs are chosen. */
export function settingsView() {
  const set = (changes) => attempt(() => change(changes));
  return { element: h("div.stack.settings", {}, h("h1", {}, t("nav.settings")), h("div.trust-cards", {}, looks(set), music(set), names(set), keys())) };
}

const part = (title, ...parts) => h("section.card.stack", {}, h("h2", {}, title), parts);
const widePart = (title, ...parts) => h("section.card.stack.wide", {}, h("h2", {}, title), parts);

const looks = (set) => part(t("settings.looks"),
  field(t("settings.language"), choice(Object.entries(LANGUAGES), settings().language ?? "en", (language) => set({ language }))),
  h("div.stack-small", {}, h("h3", {}, t("settings.theme")), segments(t("settings.theme"), ["system", "light", "dark"].map((value) => ({ value, label: t(`theme.${value}`) })), settings().theme ?? "system", (theme) => set({ theme }))),
  h("div.stack-small", {}, h("h3", {}, t("settings.classes")), segments(t("settings.classes"), [7, 5, 4].map((value) => ({ value, label: t("settings.classes.n", { n: value }) })), settings().classes ?? 7, (classes) => set({ classes })), h("p.small.soft", {}, t("settings.classes.hint"))));

const number = (label, hint, name, min, max, set) => {
  const input = textInput({ type: "number", min, max, value: settings()[name] ?? min, onchange: () => input.checkValidity() && set({ [name]: Number(input.value) }) });
  return field(label, input, hint);
};

const music = (set) => part(t("settings.music"),
  h("div.fields", {}, number(t("settings.journey"), t("settings.journey.hint"), "journey", 2, 20, set), number(t("settings.rest"), t("settings.rest.hint"), "restSongs", 0, 500, set)),
  toggle(t("settings.advance"), t("settings.advance.hint"), settings().autoAdvance ?? true, (autoAdvance) => {
    player.setAutoAdvance(autoAdvance);
    set({ autoAdvance });
  }),
  toggle(t("start.journal"), t("start.journal.hint"), settings().keepJournal ?? false, (keepJournal) => set({ keepJournal })));

function names(set) {
  const inputs = EMOTIONS.map((emotion) => [emotion, textInput({ value: settings().names?.[emotion] ?? "", placeholder: t(`emotion.${emotion}`), maxlength: 30 })]);
  const save = async (event) => {
    event.preventDefault();
    const given = inputs.map(([emotion, input]) => [emotion, input.value.trim()]).filter(([, name]) => name);
    await set({ names: Object.fromEntries(given) });
    say(t("settings.saved"));
  };
  return widePart(t("settings.names"), h("p.small.soft", {}, t("settings.names.hint")),
    h("form.stack", { onsubmit: save }, h("div.fields.names", {}, inputs.map(([emotion, input]) => field(h("span.with-icon", {}, glyph(emotion), t(`emotion.${emotion}`)), input))), h("div.row", {}, button(t("dialog.save"), null, { kind: "small", type: "submit" }))));
}

const keys = () => widePart(t("keys.title"), h("p.small.soft", {}, t("keys.text")), h("div.row", {}, button(t("keys.show"), showShortcuts, { kind: "small", symbol: "keyboard" })),
  h("p.small.soft", {}, t("settings.about", { version: state.value.version ?? "", network: state.value.model?.network ?? "", finder: state.value.finder ?? "" })),
  state.value.model?.sha256 && h("p.mono.soft", {}, state.value.model.sha256));
