import { calm } from "../core/look.js";

const BARS = 24;
let analyser = null;

/** The sound goes through here from the first time a song plays: before a gesture the browser would keep it silent. */
function listenTo(audio) {
  if (analyser) return analyser;
  const context = new AudioContext();
  analyser = context.createAnalyser();
  analyser.fftSize = 256;
  analyser.smoothingTimeConstant = 0.86;
  context.createMediaElementSource(audio).connect(analyser).connect(context.destination);
  return analyser;
}

/** Draws what sounds, softly, while it plays; still lines where the person wants no motion. Returns how to stop. */
export function visualise(canvas, player) {
  let frame = 0;
  const levels = new Uint8Array(128);
  const draw = () => {
    paint(canvas, analyser, levels);
    frame = requestAnimationFrame(draw);
  };
  const stop = player.status.watch((status) => {
    cancelAnimationFrame(frame);
    if (status === "playing") {
      listenTo(player.audio).context.resume();
      if (calm()) paintStill(canvas);
      else draw();
    } else if (status !== "loading") paintStill(canvas);
  });
  return () => {
    cancelAnimationFrame(frame);
    stop();
  };
}

function paint(canvas, source, levels) {
  source.getByteFrequencyData(levels);
  const heights = Array.from({ length: BARS }, (_, index) => levels[Math.floor((index / BARS) ** 1.6 * 90) + 1] / 255);
  bars(canvas, heights);
}

const paintStill = (canvas) => bars(canvas, Array.from({ length: BARS }, (_, index) => 0.1 + 0.08 * Math.sin(index * 0.7)));

function bars(canvas, heights) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  const brush = canvas.getContext("2d");
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.clearRect(0, 0, width, height);
  brush.fillStyle = getComputedStyle(canvas).color;
  const step = width / heights.length;
  heights.forEach((level, index) => {
    const tall = Math.max(2, level * height);
    brush.beginPath();
    brush.roundRect(index * step + step * 0.2, (height - tall) / 2, step * 0.6, tall, step * 0.3);
    brush.fill();
  });
}
