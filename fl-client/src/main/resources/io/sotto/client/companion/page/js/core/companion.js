import { get, patch } from "./api.js";
import { t } from "./i18n.js";
import { signal } from "./signal.js";

/** What the companion says of itself; each follows the events that it sends. */
export const state = signal(null);
export const progress = signal(null);
export const participation = signal(null);
export const traffic = signal(null);

/** Whether the companion answers. */
export const reachable = signal(true);

export const settings = () => state.value?.settings ?? {};

/** Asks anew for what the page draws itself from. */
export async function refresh() {
  state.set(await get("/state"));
  return state.value;
}

/** Changes some settings; the page follows at once. */
export async function change(changes) {
  const all = await patch("/settings", changes);
  state.set({ ...state.value, settings: all });
}

/** Follows the companion's events; the browser comes back by itself after a break. */
export function listen() {
  const source = new EventSource("/api/v1/events");
  const follow = (name, target) => source.addEventListener(name, (event) => target.set(JSON.parse(event.data)));
  follow("state", state);
  follow("library", progress);
  follow("participation", participation);
  follow("traffic", traffic);
  source.addEventListener("open", () => reachable.set(true));
  source.addEventListener("error", () => reachable.set(false));
}

/** How this person calls an emotion. */
export const emotionName = (emotion) => settings().names?.[emotion] || t(`emotion.${emotion}`);
