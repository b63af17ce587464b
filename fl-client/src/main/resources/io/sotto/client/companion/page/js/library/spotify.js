import { get, post, query, remove } from "../core/api.js";
import { refresh } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { clock } from "../logic/format.js";
import { button, field, iconButton, textInput } from "../ui/controls.js";
import { icon } from "../ui/icons.js";
import { safeLink } from "../ui/song-link.js";
import { attempt, say } from "../ui/toasts.js";

/** The optional way to Spotify: nothing is sent there until the person connects. Hidden where the companion has none. */
export function spotifyCard() {
  const body = h("div.stack");
  const card = frame(body);
  const load = async () => {
    const connector = await get("/spotify").catch(() => null);
    card.hidden = !connector;
    if (connector) replace(body, connector.connected ? connected(connector, load) : connecting());
  };
  load();
  return card;
}

const frame = (body) => h("section.card.stack", { hidden: true }, h("div", {}, h("h2.with-icon", {}, icon("external"), "Spotify"), h("p.soft.small", {}, t("spotify.text"))), body);

function connecting() {
  const client = textInput({ required: true });
  return h("form.stack-small", { onsubmit: async (event) => {
    event.preventDefault();
    const answer = await attempt(() => post("/spotify/connect", { clientId: client.value.trim() }));
    if (answer && safeLink(answer.authorize)) location.assign(answer.authorize);
  } }, field(t("spotify.client"), client, t("spotify.client.hint")), h("div.row", {}, button(t("spotify.connect"), null, { kind: "small", symbol: "external", type: "submit" })));
}

function connected({ account }, load) {
  const found = h("ul.source-list");
  const words = textInput({ type: "search", required: true, "aria-label": t("spotify.search"), placeholder: t("spotify.search") });
  const search = async (event) => {
    event.preventDefault();
    const answer = await attempt(() => get(`/spotify/search${query({ query: words.value.trim() })}`));
    if (answer) replace(found, answer.tracks.length ? answer.tracks.map(trackRow) : h("li.soft", {}, t("library.nothing")));
  };
  return [h("div.row.spread", {}, h("p", {}, t("spotify.connected", { account: account ?? "" })), button(t("spotify.forget"), async () => {
    await attempt(() => remove("/spotify"));
    load();
  }, { kind: "small quiet" })), h("form.row", { onsubmit: search }, h("div.grow", {}, words), button(t("spotify.go"), null, { kind: "small", symbol: "search", type: "submit" })), found];
}

const trackRow = (track) => h("li.row", {}, h("div.grow", {}, h("p.cut", {}, track.title), h("p.small.soft.cut", {}, [track.artist, track.album, clock(track.seconds ?? NaN)].filter(Boolean).join(" · "))),
  iconButton("list", t("spotify.queue", { title: track.title }), () => attempt(async () => {
    await post("/spotify/queue", { uri: track.uri });
    say(t("spotify.queued", { title: track.title }));
  })),
  iconButton("plus", t("spotify.keep", { title: track.title }), () => attempt(async () => {
    await post("/songs", { title: track.title, artist: track.artist, link: track.link });
    await refresh();
    say(t("spotify.kept", { title: track.title }));
  })),
  safeLink(track.link) && h("a.icon-button", { href: track.link, target: "_blank", rel: "noopener noreferrer", "aria-label": t("song.open", { title: track.title, place: "Spotify" }) }, icon("external")));
