/** Theme and emotion of the whole page; the style sheets do the rest. */
const dark = matchMedia("(prefers-color-scheme: dark)");
let wanted = "system";

export function setTheme(theme = "system") {
  wanted = theme;
  document.documentElement.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
}

dark.addEventListener("change", () => setTheme(wanted));

export function setEmotion(emotion) {
  if (emotion) document.documentElement.dataset.emotion = emotion;
  else delete document.documentElement.dataset.emotion;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
