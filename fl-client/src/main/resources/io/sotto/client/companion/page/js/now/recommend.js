import { post } from "../core/api.js";
import { settings } from "../core/companion.js";
import { songsAtOnce } from "../logic/way.js";

/**
 * Songs for a wish, `step` songs along its way. The answer knows its wish and step, each song the recommendation that brought
 * it, wherever it goes, and the wish its last one: more songs for it are no new moment of the journal. A wish is asked for
 * once at a time, so that the last answer is that of the last question.
 */
export function recommend(wish, step = 0) {
  const before = wish.asking ?? Promise.resolve();
  return (wish.asking = before.catch(() => {}).then(() => songsFor(wish, step)));
}

async function songsFor(wish, step) {
  const { policy = "match", journey } = settings();
  const answer = await answerTo(wish, { source: wish.source, policy, count: songsAtOnce(policy, journey), step, after: wish.answered });
  wish.answered = answer.id;
  answer.songs.forEach(({ song }) => (song.recommendation = answer.id));
  return { ...answer, wish, step };
}

/** Asks by the face while its crop is remembered, by its emotion otherwise. */
async function answerTo({ crop, emotion, probabilities, valence, arousal }, terms) {
  const ask = (mood) => post("/recommendations", { ...mood, ...terms });
  const mood = probabilities ? { probabilities } : valence !== undefined ? { valence, arousal } : { emotion };
  if (!crop) return ask(mood);
  try {
    return await ask({ crop });
  } catch (failure) {
    if (failure.code !== "crop-unknown") throw failure;
    return ask(mood);
  }
}
