import { put } from "../core/api.js";
import { reachable, refresh, state } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { setEmotion } from "../core/look.js";
import { playerBar } from "../player/bar.js";
import { button, notice } from "../ui/controls.js";
import { icon } from "../ui/icons.js";
import { attempt } from "../ui/toasts.js";
import { nowView } from "./now.js";
import { peopleDialog } from "./people.js";
import { bindShortcuts } from "./shortcuts.js";

/** The first view comes with the page; the others when they are asked for. */
const VIEWS = {
  now: async () => nowView,
  library: async () => (await import("./library.js")).libraryView,
  journal: async () => (await import("./journal.js")).journalView,
  learning: async () => (await import("./learning.js")).learningView,
  trust: async () => (await import("./trust.js")).trustView,
  settings: async () => (await import("./settings.js")).settingsView,
};
const MAIN = ["now", "library", "journal", "learning", "trust"];

/** The page around the views: the way to each of them, the player, and what concerns all of them. */
export function shell() {
  const main = h("main", { id: "main", tabindex: -1 });
  const links = [...MAIN, "settings"].map(link);
  const banners = h("div.banners", { role: "status" });
  let view = {};
  let turn = 0;
  const show = async (first) => {
    const [name, ...rest] = (location.hash.replace(/^#\/?/, "") || "now").split("/");
    const known = name in VIEWS ? name : "now";
    const asked = ++turn;
    const build = await VIEWS[known]();
    if (asked !== turn) return;
    view.leave?.();
    view = build(rest);
    replace(main, view.element);
    document.title = `${t(`nav.${known}`)} · Sotto`;
    links.forEach((each) => (each.dataset.view === known ? each.setAttribute("aria-current", "page") : each.removeAttribute("aria-current")));
    main.dataset.view = known;
    if (first) return;
    window.scrollTo(0, 0);
    main.focus({ preventScroll: true });
  };
  const moved = () => show(false);
  addEventListener("hashchange", moved);
  const bar = playerBar();
  const stops = [bindShortcuts(), state.watch(() => drawBanners(banners)), reachable.watch(() => drawBanners(banners)), bar.leave,
    () => removeEventListener("hashchange", moved), () => view.leave?.(), () => setEmotion(null), () => turn++];
  show(true);
  const element = h("div.shell", {}, h("a.skip", { href: "#main", onclick: skip }, t("nav.skip")), rail(links), h("div.page", {}, banners, main), bar.element);
  return { element, leave: () => stops.forEach((stop) => stop()) };
}

function skip(event) {
  event.preventDefault();
  document.querySelector("#main").focus();
}

const link = (name) => h("a", { href: `#/${name}`, "aria-label": t(`nav.${name}`), data: { view: name } }, icon(name), h("span", {}, t(`nav.${name}`)));

function rail(links) {
  const person = h("button.person", { type: "button", onclick: () => peopleDialog(), "aria-label": t("people.now", { name: state.value.profile }) },
    icon("person"), h("span.cut", {}, state.value.profile));
  return h("header.rail", {}, h("a.brand", { href: "#/now", "aria-label": "Sotto" }, h("img", { src: "logo.svg", alt: "", width: 34, height: 34 }), h("span", {}, "sotto")),
    h("nav", { "aria-label": t("nav.label") }, links.slice(0, -1)), h("div.rail-foot", {}, links.at(-1), person));
}

function drawBanners(box) {
  replace(box, !reachable.value && notice(t("banner.unreachable"), { symbol: "warning", trouble: true }),
    state.value.paused && notice(t("banner.paused"), { symbol: "pause", action: button(t("banner.goOn"), goOn, { kind: "small" }) }));
}

const goOn = () => attempt(async () => {
  await put("/pause", { paused: false });
  await refresh();
});
