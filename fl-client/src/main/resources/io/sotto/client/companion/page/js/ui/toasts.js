import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";

const SHOWN_MILLISECONDS = 6000;

/** Says something for some seconds; read aloud politely. */
export function say(words) {
  const toast = h("div.toast", {}, words);
  const box = document.querySelector("#toasts");
  box.replaceChildren(...[...box.children].slice(-2), toast);
  setTimeout(() => toast.remove(), SHOWN_MILLISECONDS);
}

/** In the person's language what went wrong, with the companion's own words where they say more. */
export function describe(failure) {
  const known = t(`failure.${failure.code}`);
  const detailed = ["bad-request", "bad-picture", "conflict", "internal", "elsewhere", "newer-database"].includes(failure.code);
  if (known === `failure.${failure.code}`) return failure.message;
  return detailed && failure.message ? `${known} ${failure.message}` : known;
}

/** Does something and says what failed, if it failed; then the result is undefined. */
export async function attempt(work) {
  try {
    return await work();
  } catch (failure) {
    if (failure.name !== "AbortError") say(describe(failure));
    return undefined;
  }
}
