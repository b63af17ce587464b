/**
 * What the player goes through: immutable. `order` holds places in `songs`; `at` is a place in `order`, -1 if there is
 * nothing. Each operation gives a new queue.
 */
export const EMPTY = Object.freeze({ songs: [], order: [], at: -1, shuffle: false, repeat: "none" });

const upTo = (count) => Array.from({ length: count }, (_, index) => index);

/** A queue of songs that starts at one of them. */
export function queueOf(songs, start, { shuffle, repeat }, random = Math.random) {
  if (!songs.length) return { ...EMPTY, shuffle, repeat };
  const queue = { songs, order: upTo(songs.length), at: Math.max(0, start), shuffle: false, repeat };
  return shuffle ? shuffled(queue, random) : queue;
}

export const current = (queue) => (queue.at < 0 ? null : queue.songs[queue.order[queue.at]]);

/** The song now stays; those after and before it are mixed (Fisher-Yates) or put back in order. */
export function withShuffle(queue, shuffle, random = Math.random) {
  if (queue.at < 0 || shuffle === queue.shuffle) return { ...queue, shuffle };
  return shuffle ? shuffled(queue, random) : { ...queue, shuffle, order: upTo(queue.songs.length), at: queue.order[queue.at] };
}

function shuffled(queue, random) {
  const now = queue.order[queue.at];
  const rest = queue.order.filter((place) => place !== now);
  for (let last = rest.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [rest[last], rest[other]] = [rest[other], rest[last]];
  }
  return { ...queue, shuffle: true, order: [now, ...rest], at: 0 };
}

export const withRepeat = (queue, repeat) => ({ ...queue, repeat });

/** What comes when a song ends by itself: the same one again if `repeat` is `one`. Null at the end. */
export const afterEnd = (queue) => (queue.repeat === "one" ? queue : next(queue));

/** What comes when the person asks for the next. Null at the end, unless all is repeated. */
export function next(queue) {
  if (queue.at < 0) return null;
  if (queue.at + 1 < queue.order.length) return { ...queue, at: queue.at + 1 };
  return queue.repeat === "all" ? { ...queue, at: 0 } : null;
}

export function previous(queue) {
  if (queue.at < 0) return null;
  if (queue.at > 0) return { ...queue, at: queue.at - 1 };
  return queue.repeat === "all" ? { ...queue, at: queue.order.length - 1 } : null;
}

export const goTo = (queue, at) => (at >= 0 && at < queue.order.length ? { ...queue, at } : queue);

/** The songs from the one now on. */
export const upcoming = (queue) => queue.order.slice(Math.max(0, queue.at)).map((place) => queue.songs[place]);

export const append = (queue, songs) => ({
  ...queue,
  songs: [...queue.songs, ...songs],
  order: [...queue.order, ...songs.map((_, index) => queue.songs.length + index)],
});
