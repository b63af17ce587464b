export const HELD_MILLISECONDS = 60_000;

/**
 * What a person said against a reading, `{emotion, instead, track, at}`, while it holds: until their face, which has that
 * `track`, shows an emotion that the person did not speak against, or another face counts, and for less than a minute. Null
 * once it is over; that no face is in sight (`told` is null) does not end it.
 */
export function stillSaid(said, told, now) {
  if (!said || now - said.at >= HELD_MILLISECONDS) return null;
  return told === null || (told.face?.track === said.track && said.instead.includes(told.emotion)) ? said : null;
}
