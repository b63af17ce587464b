import { get, put } from "../core/api.js";
import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { decimal, moment, percent } from "../logic/format.js";
import { button, field, notice, textInput, toggle } from "../ui/controls.js";
import { attempt } from "../ui/toasts.js";

const BUSY = new Set(["connecting", "waiting-for-round", "training", "sending"]);

/** Learning with others: a switch, its conditions, what happens now, what the last rounds gave. */
export function participationCard() {
  const body = h("div.stack");
  const live = h("div.stack-small", { role: "status" });
  const bar = h("div");
  const rounds = h("div");
  let said = "";
  const show = (now) => {
    const words = JSON.stringify([now.state, now.detail, now.faces, now.roundsToday]);
    // What is written into a live region is read aloud; how far a training is stands beside it.
    if (words !== said) replace(live, stateOf(now));
    said = words;
    showBar(bar, now);
    replace(rounds, roundsOf(now.rounds ?? []));
  };
  const set = (changes) => attempt(async () => {
    const now = await put("/participation", changes);
    draw(now);
  });
  const draw = (now) => {
    replace(body, toggle(t("together.on"), t("together.on.hint"), now.enabled, (on) => set({ enabled: on })), live, bar, conditions(now, set), rounds);
    show(now);
  };
  attempt(async () => draw(await get("/participation")));
  return { show, element: h("section.card.stack", {}, h("div", {}, h("h2", {}, t("together.title")), h("p.soft.small", {}, t("together.text"))), body) };
}

const stateOf = ({ state, detail, faces, roundsToday }) => [
  notice([h("strong", { data: { role: "participation" } }, t(`together.state.${state}`)), detail && h("p.small", {}, detail)], { symbol: state === "trouble" || state === "refused" ? "warning" : "learning", trouble: state === "trouble" }),
  h("p.small.soft", {}, t("together.today", { faces: faces ?? 0, rounds: roundsToday ?? 0 })),
];

/** How far a training is, as long as that is known; otherwise that something is going on. */
function showBar(box, { state, share }) {
  if (typeof share !== "number") return replace(box, BUSY.has(state) && h("div.meter.busy", { "aria-hidden": "true" }, h("i")));
  if (!box.querySelector("[role=progressbar]")) replace(box, h("div.row", {}, h("div.meter.grow", { role: "progressbar", "aria-label": t("together.state.training"), "aria-valuemin": 0, "aria-valuemax": 100 }, h("i")), h("span.number.small.soft")));
  const [meter, words] = box.firstElementChild.children;
  meter.setAttribute("aria-valuenow", Math.round(100 * share));
  meter.firstElementChild.style.width = `${100 * share}%`;
  words.textContent = percent(share, language());
  return box;
}

function conditions(now, set) {
  const server = textInput({ value: now.server ?? "", placeholder: "192.168.1.20:8443" });
  const ca = textInput({ value: now.ca ?? "", placeholder: "/home/me/ca.pem" });
  const rounds = textInput({ type: "number", min: 1, max: 1000, value: now.roundsPerDay });
  const save = (event) => {
    event.preventDefault();
    set({ ...(server.value.trim() && { server: server.value.trim() }), ...(ca.value.trim() && { ca: ca.value.trim() }), roundsPerDay: Number(rounds.value) || 1 });
  };
  return h("form.stack-small", { onsubmit: save },
    toggle(t("together.idle"), null, now.onlyWhenIdle, (on) => set({ onlyWhenIdle: on })),
    toggle(t("together.power"), null, now.onlyOnPower, (on) => set({ onlyOnPower: on })),
    h("div.fields", {}, field(t("together.server"), server), field(t("together.ca"), ca, t("together.ca.hint")), field(t("together.rounds"), rounds)),
    h("div.row", {}, button(t("dialog.save"), null, { kind: "small", type: "submit" })));
}

function roundsOf(rounds) {
  if (!rounds.length) return h("p.small.soft", {}, t("together.noRounds"));
  const head = ["together.when", "together.round", "together.faces", "together.before", "together.after", "together.included"];
  return h("div.table-box", { tabindex: 0, role: "region", "aria-label": t("together.last") }, h("table", {}, h("caption", {}, t("together.last")), h("thead", {}, h("tr", {}, head.map((key) => h("th", { scope: "col" }, t(key))))),
    h("tbody", {}, rows(rounds))));
}

const rows = (rounds) => rounds.map((round) => h("tr", {}, h("th", { scope: "row" }, moment(round.at, language())), h("td.number", {}, String(round.round)), h("td.number", {}, String(round.faces)),
  h("td.number", {}, decimal(round.lossBefore, 3, language())), h(`td.number${round.lossAfter < round.lossBefore ? ".good" : ""}`, {}, decimal(round.lossAfter, 3, language())), h("td", {}, t(round.included ? "word.yes" : "together.notYet"))));
