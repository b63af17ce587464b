import { s } from "../core/dom.js";

/** Strokes on a 24x24 field; those in SOLID are filled instead. */
const PATHS = {
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M7 5h3.6v14H7zM13.4 5H17v14h-3.6z",
  next: "M6 6v12l9-6zM16.5 6H19v12h-2.5z",
  previous: "M18 6v12l-9-6zM5 6h2.5v12H5z",
  shuffle: "M3 7h3.5c2 0 3 1 4 2.6l3 4.8c1 1.6 2 2.6 4 2.6H21M18.5 14.5 21 17l-2.5 2.5M3 17h3.5c1.5 0 2.4-.5 3.2-1.4M14.3 8.4C15.1 7.5 16 7 17.5 7H21M18.5 4.5 21 7l-2.5 2.5",
  repeat: "M4 11V9.500C4 7.6 5.6 6 7.5 6H20M17.5 3.5 20 6l-2.5 2.500M20 13v1.500c0 1.9-1.6 3.5-3.5 3.500H4M6.5 20.5 4 18l2.5-2.5",
  volume: "M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM15.5 9c1.7 1.7 1.7 4.3 0 6M18 6.500c3 3 3 8 0 11",
  mute: "M4 9.500v5h3.500L12 18.500v-13L7.5 9.500zM16 9.500l5 5M21 9.500l-5 5",
  heart: "M12 19.500S4.5 15 4.5 9.600C4.5 7 6.4 5.3 8.5 5.300c1.5 0 2.7.8 3.5 2.2.8-1.4 2-2.2 3.5-2.2 2.1 0 4 1.7 4 4.3 0 5.4-7.5 9.9-7.5 9.900z",
  down: "M7 4.500v9M7 13.500l4 6.500c1.3 0 2-.9 2-2.200V14h4.700c1.2 0 2-1.1 1.7-2.200l-1.5-5.600c-.2-1-1-1.7-2-1.700H7",
  up: "M7 19.500v-9M7 10.500l4-6.500c1.3 0 2 .9 2 2.200V10h4.700c1.2 0 2 1.1 1.7 2.200l-1.5 5.600c-.2 1-1 1.7-2 1.700H7",
  camera: "M4 7.500h9.500c.8 0 1.5.7 1.5 1.500v6c0 .8-.7 1.5-1.5 1.500H4c-.8 0-1.5-.7-1.5-1.500V9c0-.8.7-1.5 1.5-1.500zM15 11l6-3v8l-6-3",
  cameraOff: "M3 3l18 18M15 13l6 3V8l-5 2.500M9 7.500h4.500c.8 0 1.5.7 1.5 1.500v3M14 16.500H4c-.8 0-1.5-.7-1.5-1.500V9c0-.8.6-1.4 1.3-1.5",
  photo: "M4.5 5h15c.8 0 1.5.7 1.5 1.500v11c0 .8-.7 1.5-1.5 1.500h-15c-.8 0-1.5-.7-1.5-1.500v-11C3 5.7 3.7 5 4.5 5zM3 16l5-5 4 4 3-3 6 5.500M15.5 9h.01",
  hand: "M4 12h16M12 4v16M15.5 8.500h.01",
  freeze: "M12 3v18M4.2 7.500l15.6 9M19.8 7.500l-15.6 9M9.5 4.5 12 7l2.5-2.500M9.5 19.5 12 17l2.5 2.5",
  external: "M10 5H6.500C5.7 5 5 5.7 5 6.500v11c0 .8.7 1.5 1.5 1.500h11c.8 0 1.5-.7 1.5-1.500V14M13.5 4.500h6v6M19.5 4.500l-8 8",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20",
  trash: "M4.5 7h15M9.5 7V4.500h5V7M6.5 7l.8 12.500h9.400L17.5 7M10.3 11v5M13.7 11v5",
  plus: "M12 5v14M5 12h14",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  close: "M6 6l12 12M18 6 6 18",
  check: "M5 12.5 10 17.5 19.5 7",
  arrowUp: "M12 19V5.500M6 11l6-6 6 6",
  arrowDown: "M12 5v13.500M6 13l6 6 6-6",
  chevron: "M9 6l6 6-6 6",
  grip: "M9 6.500h.01M15 6.500h.01M9 12h.01M15 12h.01M9 17.500h.01M15 17.500h.01",
  folder: "M3.5 18V6.500C3.5 5.7 4.2 5 5 5h4.500l2 2.500H19c.8 0 1.5.7 1.5 1.500v9c0 .6-.4 1-1 1h-15c-.6 0-1-.4-1-1z",
  feed: "M5 19h.01M5 12.500a6.5 6.5 0 0 1 6.5 6.500M5 6a13 13 0 0 1 13 13",
  upload: "M12 15.500V4.500M7.5 9 12 4.5 16.5 9M4.5 15v3c0 .8.7 1.5 1.5 1.500h12c.8 0 1.5-.7 1.5-1.500v-3",
  download: "M12 4.500v11M7.5 11l4.5 4.5 4.5-4.500M4.5 15v3c0 .8.7 1.5 1.5 1.500h12c.8 0 1.5-.7 1.5-1.500v-3",
  list: "M4 7h11M4 12h11M4 17h7M19.5 8v8.500M19.5 16.500a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0zM19.5 8l2 1",
  library: "M9.5 17.500V6l10-2v11.500M9.5 17.500a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19.5 15.500a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
  journal: "M4 19.500h16M6.5 16V11M11 16V6M15.5 16V9M20 16v-3",
  learning: "M12 20v-8.500M12 14c0-3.5-2.5-5.5-7-5.5 0 3.5 2.5 5.5 7 5.500zM12 11.500C12 7.5 14.5 5 19.5 5c0 4-2.5 6.5-7.5 6.500z",
  trust: "M12 3.5 5 6v5.500c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6zM9 12l2.2 2.200L15.2 10",
  settings: "M4 7.500h9M17 7.500h3M4 16.500h3M11 16.500h9M15 9.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 18.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.7 3.8-5.5 7.5-5.500s6.7 1.8 7.5 5.5",
  lock: "M6.5 11h11c.6 0 1 .4 1 1v7c0 .6-.4 1-1 1h-11c-.6 0-1-.4-1-1v-7c0-.6.4-1 1-1zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  edit: "M4.5 19.500l.8-4L16 4.800l3.2 3.200L8.5 18.700zM13.5 7.300l3.2 3.2",
  info: "M12 20.500a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.500M12 7.700h.01",
  warning: "M12 4.5 3 19.500h18zM12 10v4.500M12 17h.01",
  keyboard: "M3.5 6.500h17v11h-17zM7 10h.01M10.3 10h.01M13.6 10h.01M17 10h.01M8 14h8",
  refresh: "M19.5 12a7.5 7.5 0 1 1-2.3-5.400M19.5 4v4.500H15",
  now: "M12 7.500h.01M4.5 11c0 4.5 3.2 7.5 7.5 7.500s7.5-3 7.5-7.5",
};
const SOLID = new Set(["play", "pause", "next", "previous"]);
const DOTTED = new Set(["more", "grip", "now"]);

/** A picture for the eye alone; its control carries the words. */
export function icon(name, { filled = false } = {}) {
  const solid = SOLID.has(name) || filled;
  return s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", fill: solid ? "currentColor" : "none", stroke: "currentColor",
    "stroke-width": DOTTED.has(name) ? 2.6 : 1.7, "stroke-linecap": "round", "stroke-linejoin": "round" }, s("path", { d: PATHS[name] }));
}

/** A dot and a line under it, as a fermata has: the line is the mouth of the emotion. */
const MOUTHS = {
  happy: "M11 26c0 8 5.5 13 13 13s13-5 13-13",
  sad: "M11 38c0-8 5.5-12 13-12s13 4 13 12",
  neutral: "M11 32h26",
  angry: "M11 37l8.5-9 4.5 5 4.5-5 8.5 9",
  fear: "M10 32c2.5-5 5-5 7.5 0s4.5 5 7 0 4.5-5 7 0 4.5 4 6.5 0",
  disgust: "M11 30c7 6 12-6 18 0 3 3 5 5 8 5",
  surprise: "M24 41.500a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z",
};

export function glyph(emotion, { dot = true } = {}) {
  return s("svg.glyph", { viewBox: "0 0 48 48", "aria-hidden": "true", fill: "none", stroke: "currentColor", "stroke-width": 4.2,
    "stroke-linecap": "round", "stroke-linejoin": "round", "data-of": emotion },
  dot && s("circle", { cx: 24, cy: 14.5, r: 3.9, fill: "currentColor", stroke: "none" }),
  s("path", { d: MOUTHS[emotion] ?? MOUTHS.neutral }));
}
