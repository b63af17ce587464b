const FEWEST = 6;

/** How many songs to ask for at a time: a way, if there is one, comes whole. */
export const songsAtOnce = (policy, journey = 0) => (policy === "match" ? FEWEST : Math.max(FEWEST, journey));

/** Where the way of songs that were given stands; for another wish, or by another policy, songs begin a way of their own. */
export const stepAfter = (given, wish, policy) =>
  given.wish === wish && given.policy === policy ? given.step + given.songs.length : 0;
