/** In the order of the contract. */
export const EMOTIONS = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"];

/** How a score would say it. The same in every language, as in music. */
export const TERMS = {
  angry: "con fuoco",
  disgust: "aspro",
  fear: "tremolando",
  happy: "giocoso",
  sad: "mesto",
  surprise: "con brio",
  neutral: "tranquillo",
};

const DEGREES = { happy: 7.8, surprise: 69.8, angry: 99, fear: 116, disgust: 163, sad: 207.5 };

/** Where an emotion stands on the plane (Russell 1980): `valence` and `arousal` from -1 to 1. */
export function placeOf(emotion) {
  if (!(emotion in DEGREES)) return { valence: 0, arousal: 0 };
  const angle = (DEGREES[emotion] * Math.PI) / 180;
  return { valence: Math.cos(angle), arousal: Math.sin(angle) };
}

/** The emotion whose place is nearest. */
export function nearestEmotion(valence, arousal) {
  const distance = (emotion) => {
    const place = placeOf(emotion);
    return Math.hypot(place.valence - valence, place.arousal - arousal);
  };
  return EMOTIONS.reduce((best, emotion) => (distance(emotion) < distance(best) ? emotion : best));
}
