import { current } from "../logic/queue.js";

/** Lets the keys of the keyboard, a headset or the lock screen work, where the browser can. Returns how to stop. */
export function mediaSession(player) {
  if (!("mediaSession" in navigator)) return () => {};
  const session = navigator.mediaSession;
  const actions = {
    play: () => player.toggle(),
    pause: () => player.toggle(),
    nexttrack: () => player.next(),
    previoustrack: () => player.previous(),
    seekto: ({ seekTime }) => player.seek(seekTime),
    seekbackward: () => player.seekBy(-10),
    seekforward: () => player.seekBy(10),
  };
  Object.entries(actions).forEach(([name, action]) => session.setActionHandler(name, action));
  const stops = [
    player.queue.watch((queue) => {
      const song = current(queue);
      session.metadata = song && new MediaMetadata({ title: song.title, artist: song.artist ?? "", album: song.album ?? "" });
    }),
    player.status.watch((status) => (session.playbackState = status === "playing" ? "playing" : status === "idle" ? "none" : "paused")),
  ];
  return () => stops.forEach((stop) => stop());
}
