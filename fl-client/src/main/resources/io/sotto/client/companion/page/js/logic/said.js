const HELD_MILLISECONDS = 60_000;

/**
 * What a person said against a reading, `{emotion, instead, at}`, while it holds: until the face shows an emotion that the
 * person did not speak against, and for less than a minute. Null once it is over; that no face is in sight (`shown` is
 * null) does not end it.
 */
export function stillSaid(said, shown, now) {
  if (!said || now - said.at >= HELD_MILLISECONDS) return null;
  return shown === null || said.instead.includes(shown) ? said : null;
}
