import { address, get, query, remove } from "../core/api.js";
import { emotionName, refresh } from "../core/companion.js";
import { h, replace } from "../core/dom.js";
import { language, t } from "../core/i18n.js";
import { moment } from "../logic/format.js";
import { button, iconButton } from "../ui/controls.js";
import { faceConsent } from "../ui/consent.js";
import { confirm } from "../ui/dialogs.js";
import { glyph, icon } from "../ui/icons.js";
import { attempt, say } from "../ui/toasts.js";

const PAGE = 60;

/** The faces that this person corrected. */
export function facesCard() {
  const grid = h("ul.face-grid");
  const foot = h("div.row");
  const count = h("p.soft.small", { role: "status" });
  let faces = [];
  const load = (offset = 0) => attempt(async () => {
    const answer = await get(`/examples${query({ offset, limit: PAGE })}`);
    faces = offset ? [...faces, ...answer.examples] : answer.examples;
    count.textContent = t("faces.count", { n: answer.total });
    replace(grid, faces.map((face) => tile(face, load)));
    replace(foot, faces.length < answer.total && button(t("journal.more"), () => load(faces.length), { kind: "small" }),
      answer.total > 0 && h("a.button.small", { href: address("/examples/export"), download: "sotto-faces.zip" }, icon("download"), t("faces.export")),
      answer.total > 0 && button(t("faces.deleteAll"), () => deleteAll(load), { kind: "small danger", symbol: "trash" }));
    if (!answer.total) replace(grid, h("li.empty", {}, glyph("neutral"), h("p", {}, t("faces.none"))));
  });
  load();
  return h("section.card.stack", {}, h("div", {}, h("h2", {}, t("faces.title")), count),
    faceConsent(), grid, foot);
}

function tile(face, load) {
  const felt = emotionName(face.emotion);
  const words = face.predicted ? t("faces.was", { emotion: felt, predicted: emotionName(face.predicted) }) : felt;
  return h("li.face-tile", {}, h("img", { src: address(`/examples/${face.id}/image`), alt: t("faces.alt", { emotion: felt }), width: 96, height: 96, loading: "lazy" }),
    h("div.grow", {}, h("p", {}, felt), h("p.small.soft", { title: moment(face.at, language()) }, words)),
    iconButton("trash", t("faces.delete", { emotion: felt, when: moment(face.at, language()) }), async () => {
      await attempt(() => remove(`/examples/${face.id}`));
      await attempt(refresh);
      load();
    }));
}

async function deleteAll(load) {
  if (!(await confirm(t("faces.deleteAll"), t("faces.deleteAll.text"), t("faces.deleteAll")))) return;
  const done = await attempt(() => remove("/examples"));
  if (done) say(t("faces.deleted", { n: done.deleted }));
  await attempt(refresh);
  load();
}
