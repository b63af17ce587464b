import { setEmotion } from "../core/look.js";
import { HELD_MILLISECONDS, stillSaid } from "../logic/said.js";
import { reading } from "./reading.js";

/**
 * What is felt: what a stage tells, unless the person said otherwise. The reading shows both; the songs and the page's
 * colours follow.
 */
export function feeling(songs) {
  let source = "live";
  let told = null;
  let said = null;
  let timer = 0;
  let gone = false;
  const hold = (word) => {
    clearTimeout(timer);
    said = word;
    // A frozen picture tells nothing more that would end it.
    if (said && source === "live") timer = setTimeout(lift, HELD_MILLISECONDS);
  };
  const lift = () => {
    hold(null);
    follow();
  };
  const follow = () => {
    if (said && !stillSaid(said, told, Date.now())) hold(null);
    read.show(told, said);
    if (!told) return;
    setEmotion(said?.emotion ?? told.emotion);
    if (!said) songs.follow(wishOf(told, source));
  };
  const read = reading({
    onsaid(emotion, { instead, track }) {
      if (gone) return;
      hold({ emotion, instead, track, source, at: Date.now() });
      songs.follow({ emotion, source: "picker" });
      follow();
    },
    onlift: lift,
  });
  return {
    element: read.element,
    kept: read.kept,

    /** Another stage tells from now on: of `live`, `photo` or `picker`. */
    begin(from) {
      source = from;
      told = null;
      hold(null);
      read.show(null, null);
      read.element.hidden = from === "picker";
    },

    /** `mood` is null, or `{emotion, shown, face}`, or what the picker chose. */
    tell(mood) {
      told = mood;
      follow();
    },

    /** Another face, or none, counts from now on: what was said was not said of it. */
    another: () => hold(null),

    leave() {
      gone = true;
      hold(null);
    },
  };
}

const wishOf = ({ wish, face, shown, emotion }, source) =>
  wish ? { ...wish, source } : { crop: face.crop, probabilities: shown.probabilities, emotion, source };
