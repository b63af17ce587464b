/** The shortcuts, as the help shows them; none acts while a person types or a control uses the key itself. */
export const SHORTCUTS = [
  { keys: ["Space"], command: "toggle" },
  { keys: ["n"], command: "next" },
  { keys: ["p"], command: "previous" },
  { keys: ["j"], command: "back" },
  { keys: ["l"], command: "forward" },
  { keys: ["+"], command: "louder" },
  { keys: ["-"], command: "quieter" },
  { keys: ["m"], command: "mute" },
  { keys: ["s"], command: "shuffle" },
  { keys: ["r"], command: "repeat" },
  { keys: ["f"], command: "freeze" },
  { keys: ["/"], command: "search" },
  { keys: ["1"], command: "now" },
  { keys: ["2"], command: "library" },
  { keys: ["3"], command: "journal" },
  { keys: ["4"], command: "learning" },
  { keys: ["5"], command: "trust" },
  { keys: ["?"], command: "help" },
];

const TYPING = new Set(["INPUT", "TEXTAREA", "SELECT"]);
const PRESSED_BY_SPACE = new Set(["BUTTON", "A", "SUMMARY"]);

/** The command of a key event, or null. `target` needs `tagName`, `type` and `isContentEditable` alone. */
export function commandFor(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const { tagName, type, isContentEditable } = event.target ?? {};
  const types = TYPING.has(tagName) && !["checkbox", "range", "radio"].includes(type);
  if (types || isContentEditable) return null;
  const key = event.key === " " ? "Space" : event.key;
  if (key === "Space" && (PRESSED_BY_SPACE.has(tagName) || tagName === "INPUT")) return null;
  return SHORTCUTS.find((shortcut) => shortcut.keys.includes(key))?.command ?? null;
}
