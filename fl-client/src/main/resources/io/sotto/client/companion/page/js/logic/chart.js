/** A linear scale from a domain to a range, not clamped. */
export const linear = ([from, to], [low, high]) => (value) => low + ((value - from) / (to - from || 1)) * (high - low);

/** Round numbers from 0 that reach the largest value, at most `count` + 1 of them. */
export function ticks(largest, count = 4) {
  if (largest <= 0) return [0, 1];
  const raw = largest / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((value) => value >= raw));
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => index * step);
}

/** Every day from the first to the last, as `2026-11-25`, so that days without an entry leave their place empty. */
export function daysBetween(from, to) {
  const days = [];
  for (let day = new Date(`${from}T00:00:00Z`); day <= new Date(`${to}T00:00:00Z`); day.setUTCDate(day.getUTCDate() + 1)) {
    days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

/** The parts of a day's bar, from below: `{key, from, to}` in counts. */
export function stack(counts, keys) {
  let from = 0;
  return keys
    .filter((key) => counts[key] > 0)
    .map((key) => {
      const part = { key, from, to: from + counts[key] };
      from = part.to;
      return part;
    });
}

/** A path through the points that exist; a gap where one is missing. */
export function linePath(points) {
  let drawing = false;
  return points
    .map((point) => {
      if (!point) {
        drawing = false;
        return "";
      }
      const step = `${drawing ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
      drawing = true;
      return step;
    })
    .filter(Boolean)
    .join("");
}
