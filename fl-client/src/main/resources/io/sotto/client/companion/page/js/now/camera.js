/** How a camera that cannot be had says why: a name of `DOMException` to a state of the page. */
const WHY = { NotAllowedError: "denied", SecurityError: "denied", NotFoundError: "absent", OverconstrainedError: "absent", NotReadableError: "busy", AbortError: "busy" };

/** The camera of this device; `onvanish` is called if it goes away by itself. */
export async function openCamera(onvanish) {
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraTrouble("absent");
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 }, facingMode: "user" } });
    stream.getVideoTracks()[0].addEventListener("ended", onvanish);
    return stream;
  } catch (error) {
    throw new CameraTrouble(WHY[error.name] ?? "busy");
  }
}

export const closeCamera = (stream) => stream?.getTracks().forEach((track) => track.stop());

export class CameraTrouble extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}
