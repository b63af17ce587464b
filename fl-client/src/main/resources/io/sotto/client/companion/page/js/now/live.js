import { post, query, remove } from "../core/api.js";
import { fitted, framePace, pauseAfter } from "../logic/pace.js";

const LONGEST = 640;
const PER_SECOND = 15;
const QUALITY = 0.82;

/**
 * Reads a video frame by frame: each goes to the companion when the one before is answered. `onsight` gets the answer and
 * the frames a second, `ontrouble` a failure; after one the view waits a second and goes on.
 */
export function liveView(video, { onsight, ontrouble }) {
  const name = `v${crypto.getRandomValues(new Uint32Array(2)).join("")}`.slice(0, 32);
  const canvas = document.createElement("canvas");
  const pace = framePace();
  const view = { frozen: false, track: null };
  let stopped = false;
  let timer = 0;
  let reading = Promise.resolve(0);
  const turn = async () => {
    const began = performance.now();
    let wait = 100;
    if (!view.frozen && video.readyState >= 2 && !document.hidden) wait = await (reading = read(began));
    if (!stopped) timer = setTimeout(turn, wait);
  };
  const read = async (began) => {
    try {
      const sight = await post(`/live/${name}/frames${query({ track: view.track })}`, await picture(video, canvas), { type: "image/jpeg" });
      pace.mark(performance.now());
      if (!stopped && !view.frozen) onsight(sight, pace.perSecond(performance.now()));
      return pauseAfter(began, performance.now(), PER_SECOND);
    } catch (failure) {
      if (!stopped) ontrouble(failure);
      return 1000;
    }
  };
  turn();
  view.stop = () => {
    stopped = true;
    clearTimeout(timer);
    // A frame that came after its end would begin the view anew.
    reading.then(() => remove(`/live/${name}`)).catch(() => {});
  };
  return view;
}

function picture(video, canvas) {
  const { width, height } = fitted(video.videoWidth, video.videoHeight, LONGEST);
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").drawImage(video, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
