import { get, query } from "../core/api.js";
import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { bytes, moment } from "../logic/format.js";
import { button } from "../ui/controls.js";
import { ask } from "../ui/dialogs.js";
import { attempt } from "../ui/toasts.js";
import { trustCard } from "./facts.js";

const PAGE = 50;

/** What left this device for the coordinator: under masks, and with a receipt each. */
export function receiptsCard(receipts) {
  const { rounds = 0, messages = 0, bytes: size = 0, last = null } = receipts ?? {};
  return trustCard("upload", t("trust.left"), h("p.big.number", {}, t("trust.left.messages", { n: messages })),
    h("p.small.soft", {}, messages ? t("trust.left.sum", { rounds, size: bytes(size, language()), when: last ? moment(last, language()) : "–" }) : t("trust.left.none")),
    messages > 0 && h("div.row", {}, button(t("trust.left.show"), () => showAll(), { kind: "small" })));
}

function showAll() {
  return ask(t("trust.left"), (close) => {
    const list = h("ul.receipts");
    const foot = h("div.row");
    let shown = [];
    const more = () => attempt(async () => {
      const { total, receipts } = await get(`/receipts${query({ offset: shown.length, limit: PAGE })}`);
      shown = [...shown, ...receipts];
      replace(list, shown.map(entry));
      replace(foot, shown.length < total && button(t("journal.more"), more, { kind: "small" }));
    });
    more();
    return h("div.stack", {}, list, foot, h("div.actions", {}, button(t("dialog.close"), () => close(), { kind: "primary" })));
  });
}

/** A receipt names its own facts; all are shown as they are. */
const entry = (receipt) => h("li", {}, h("dl.terms", {}, Object.entries(receipt).map(([name, value]) => h("div", {}, h("dt.small", {}, name), h("dd.mono", {}, typeof value === "object" ? JSON.stringify(value) : String(value))))));
