import { post } from "./api.js";

/**
 * Tells what the person did with a song: `play`, `finish`, `skip`, `like` or `dislike`, and `seconds` of it that had played.
 * It goes to the recommendation that brought the song, if one did.
 */
export const tell = ({ id, recommendation }, kind, seconds) => post("/feedback", { song: id, kind, recommendation, seconds });
