/** Frames a second over the last two seconds of a live view. Times are milliseconds. */
export function framePace(span = 2000) {
  let times = [];
  return {
    mark(now) {
      times = [...times, now].filter((time) => now - time <= span);
    },
    perSecond(now) {
      const recent = times.filter((time) => now - time <= span);
      return recent.length < 2 ? 0 : ((recent.length - 1) * 1000) / (recent.at(-1) - recent[0] || 1);
    },
  };
}

/** How long to wait after a frame so that they come at most so many times a second. */
export const pauseAfter = (began, now, perSecond) => Math.max(0, 1000 / perSecond - (now - began));

/** The size of a picture scaled down, if need be, until its longer side fits. */
export function fitted(width, height, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
