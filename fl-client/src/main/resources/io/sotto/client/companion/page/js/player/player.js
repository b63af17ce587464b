import { address, get } from "../core/api.js";
import { change } from "../core/companion.js";
import { tell } from "../core/feedback.js";
import { t } from "../core/i18n.js";
import { signal } from "../core/signal.js";
import * as queues from "../logic/queue.js";
import { say } from "../ui/toasts.js";

const audio = new Audio();
audio.preload = "auto";

const queue = signal(queues.EMPTY);
/** `idle`, `loading`, `playing`, `paused` or `trouble`. */
const status = signal("idle");
const clock = signal({ at: 0, length: NaN });
const sound = signal({ volume: 0.8, muted: false });

const REPEATS = ["none", "all", "one"];
const AFTER_TROUBLE_MILLISECONDS = 1500;
const SAVE_MILLISECONDS = 600;
const ANSWER_MILLISECONDS = 3000;
const NONE = -1;

let autoAdvance = true;
let more = null;
let failures = 0;
let saving = 0;
let skipping = 0;
/** Which beginning of a song this is, and whether it has sounded yet. */
let turn = 0;
let heard = false;
/** In which turn more songs are being asked for. */
let extending = NONE;

/** Plays songs, one at a time, and tells the companion what the person did with each. */
export const player = {
  audio, queue, status, clock, sound,

  get volume() {
    return audio.volume;
  },

  get song() {
    return queues.current(queue.value);
  },

  /** Takes over what the person set the last time. */
  take({ volume = 0.8, shuffle = false, repeat = "none", autoAdvance: advance = true }) {
    audio.volume = volume;
    autoAdvance = advance;
    queue.set({ ...queue.value, shuffle, repeat });
    showSound();
  },

  setAutoAdvance: (advance) => (autoAdvance = advance),

  /**
   * Plays these songs from one of them on. Songs without a sound here are left out. `then`, if given, brings more when they
   * end.
   */
  play(songs, start = songs[0], { then = null } = {}) {
    const playable = songs.filter((song) => song.playable);
    if (!playable.length) return;
    left();
    more = then;
    failures = 0;
    const at = Math.max(0, playable.findIndex((song) => song.id === start.id));
    queue.set(queues.queueOf(playable, at, queue.value));
    begin();
  },

  append: (songs) => queue.set(queues.append(queue.value, songs.filter((song) => song.playable))),

  toggle() {
    if (!this.song) return;
    if (audio.paused) audio.play().catch(() => {});
    else audio.pause();
  },

  next: () => go(queues.next(queue.value)),

  /** Back to the beginning of the song, or, near its beginning, to the one before. */
  previous() {
    if (audio.currentTime > 3) return this.seek(0);
    return go(queues.previous(queue.value) ?? queue.value);
  },

  goTo: (at) => go(queues.goTo(queue.value, at)),

  seek(seconds) {
    if (Number.isFinite(audio.duration)) audio.currentTime = Math.min(Math.max(0, seconds), audio.duration);
  },

  seekBy(seconds) {
    this.seek(audio.currentTime + seconds);
  },

  setVolume(volume) {
    audio.volume = Math.min(1, Math.max(0, volume));
    audio.muted = false;
    save({ volume: Math.round(audio.volume * 100) / 100 });
  },

  mute: () => (audio.muted = !audio.muted),

  toggleShuffle() {
    queue.set(queues.withShuffle(queue.value, !queue.value.shuffle));
    save({ shuffle: queue.value.shuffle });
  },

  nextRepeat() {
    queue.set(queues.withRepeat(queue.value, REPEATS[(REPEATS.indexOf(queue.value.repeat) + 1) % REPEATS.length]));
    save({ repeat: queue.value.repeat });
  },

  stop() {
    clearTimeout(skipping);
    turn++;
    audio.pause();
    audio.removeAttribute("src");
    audio.load();
    queue.set({ ...queues.EMPTY, shuffle: queue.value.shuffle, repeat: queue.value.repeat });
    status.set("idle");
  },
};

function begin() {
  clearTimeout(skipping);
  turn++;
  heard = false;
  status.set("loading");
  audio.src = address(`/songs/${player.song.id}/audio`);
  audio.play().catch((error) => error.name === "NotAllowedError" && status.set("paused"));
}

/** Where nothing comes any more, the song stays and rests. */
function go(to) {
  if (to) {
    if (queues.current(to)?.id !== player.song?.id) left();
    queue.set(to);
    begin();
  } else if (more) extend();
  else rest();
}

/** The song sounds on until more have come; they are asked for once, however often the person wants the next. */
async function extend() {
  if (extending === turn) return null;
  const mine = (extending = turn);
  const songs = (await more().catch(() => [])).filter((song) => song.playable);
  if (mine !== turn) return null;
  extending = NONE;
  if (!songs.length) return rest();
  const from = queue.value.songs.length;
  queue.set(queues.append(queue.value, songs));
  return go(queues.goTo(queue.value, from));
}

function rest() {
  audio.pause();
  status.set("paused");
}

/** Tells if the person left a song before its end. */
function left() {
  if (player.song && !audio.ended && audio.currentTime > 0 && status.value !== "trouble") note("skip");
}

function note(kind) {
  tell(player.song, kind, Math.round(audio.currentTime * 10) / 10).catch(() => {});
}

function save(changes) {
  clearTimeout(saving);
  saving = setTimeout(() => change(changes).catch(() => {}), SAVE_MILLISECONDS);
}

const showTime = () => clock.set({ at: audio.currentTime, length: audio.duration });
const showSound = () => sound.set({ volume: audio.volume, muted: audio.muted });

/** A song whose sound cannot be played is said and left; if none can be, the player stops. */
async function trouble() {
  if (!player.song || !audio.getAttribute("src")) return;
  const { song } = player;
  const mine = turn;
  status.set("trouble");
  failures++;
  const why = await whyNot(song);
  if (mine !== turn) return;
  say(t("player.unplayable", { title: song.title, why }));
  if (failures >= queue.value.songs.length) return;
  skipping = setTimeout(() => go(queues.next(queue.value)), AFTER_TROUBLE_MILLISECONDS);
}

/** A media element does not tell; the companion does, asked for the first byte. */
const whyNot = (song) =>
  get(`/songs/${song.id}/audio`, { headers: { range: "bytes=0-0" }, signal: AbortSignal.timeout(ANSWER_MILLISECONDS) }).then(() => t("player.broken"), (failure) =>
    failure.name === "TimeoutError" ? t("player.late") : ["file-gone", "unreachable"].includes(failure.code) ? t(`failure.${failure.code}`) : t("player.broken"));

audio.addEventListener("playing", () => {
  failures = 0;
  if (!heard) note("play");
  heard = true;
  status.set("playing");
});
audio.addEventListener("pause", () => player.song && status.value !== "trouble" && status.set("paused"));
audio.addEventListener("waiting", () => status.set("loading"));
audio.addEventListener("timeupdate", showTime);
audio.addEventListener("durationchange", showTime);
audio.addEventListener("volumechange", showSound);
audio.addEventListener("error", trouble);
audio.addEventListener("ended", () => {
  note("finish");
  if (autoAdvance) go(queues.afterEnd(queue.value));
});
