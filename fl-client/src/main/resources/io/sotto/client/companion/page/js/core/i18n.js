import { translator } from "../logic/messages.js";

export const LANGUAGES = { en: "English", es: "Español", id: "Bahasa Indonesia" };

let current = { language: "en", t: (key) => key };

/** Loads a language's catalogue; the words on the page change when it is drawn again. */
export async function useLanguage(language) {
  const known = language in LANGUAGES ? language : "en";
  const answer = await fetch(`i18n/${known}.json`);
  current = { language: known, t: translator(await answer.json(), known) };
  document.documentElement.lang = known;
}

/** The language of this browser, if there is a catalogue for it. */
export function browserLanguage() {
  const wanted = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2));
  return wanted.find((tag) => tag in LANGUAGES) ?? "en";
}

export const language = () => current.language;
export const t = (key, values) => current.t(key, values);
