import { post, query, remove } from "../core/api.js";
import { fitted, framePace, pauseAfter } from "../logic/pace.js";

const LONGEST = 640;
const PER_SECOND = 15;
const QUALITY = 0.82;
const SIGN_OF_LIFE_MILLISECONDS = 20_000;

/**
 * Reads a video frame by frame: each goes to the companion when the one before is answered. `onsight` gets the answer and
 * the frames a second, `ontrouble` a failure; after one the view waits a second and goes on. While it is frozen or its tab
 * hidden, nothing is read, but the companion hears that the camera is open.
 */
export function liveView(video, { onsight, ontrouble }) {
  const name = `v${crypto.getRandomValues(new Uint32Array(2)).join("")}`.slice(0, 32);
  const canvas = document.createElement("canvas");
  const pace = framePace();
  const view = { frozen: false, track: null };
  let stopped = false;
  let timer = 0;
  let reading = Promise.resolve(0);
  let toldAt = -Infinity;
  const turn = async () => {
    let wait = 100;
    if (view.frozen || document.hidden) wait = await (reading = hold());
    else if (video.readyState >= 2) wait = await (reading = read(performance.now()));
    if (!stopped) timer = setTimeout(turn, wait);
  };
  const hold = async () => {
    if (performance.now() - toldAt >= SIGN_OF_LIFE_MILLISECONDS) {
      toldAt = performance.now();
      await post(`/live/${name}/hold`).catch(() => {});
    }
    return 100;
  };
  const read = async (began) => {
    toldAt = -Infinity;
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
  const gone = () => remove(`/live/${name}`, { keepalive: true }).catch(() => {});
  addEventListener("pagehide", gone);
  turn();
  view.stop = () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener("pagehide", gone);
    // A frame that came after its end would begin the view anew.
    reading.then(gone);
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
