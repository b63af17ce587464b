import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { bytes, moment } from "../logic/format.js";
import { trustCard } from "./facts.js";

/** Bytes of this process's own sockets: to this device, and to anything else. */
export function trafficCard() {
  const body = h("div.stack-small");
  return { element: trustCard("external", t("trust.traffic"), body), show: (now) => replace(body, facts(now)) };
}

function facts({ since, loopback, elsewhere, peers = [] }) {
  const total = elsewhere.sent + elsewhere.received;
  return [h("p.big.number", { data: { role: "elsewhere" } }, bytes(elsewhere.sent, language())), h("p.small", {}, t(total ? "trust.traffic.some" : "trust.traffic.none")),
    h("p.small.soft", {}, t("trust.traffic.loopback", { sent: bytes(loopback.sent, language()), received: bytes(loopback.received, language()) })),
    since && h("p.small.soft", {}, t("trust.traffic.since", { when: moment(since, language()) })), peers.length > 0 && peerList(peers)];
}

const peerList = (peers) => h("ul.peers", {}, peers.map(({ host, sent, received, purpose }) => h("li.small", {}, h("span.mono.grow", {}, host), h("span.soft", {}, t(`trust.purpose.${purpose}`)),
  h("span.number", {}, t("trust.traffic.peer", { sent: bytes(sent, language()), received: bytes(received, language()) })))));
