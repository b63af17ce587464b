/** Songs that are chosen by the many; with Shift, all between the last and this one that are loaded. */
export function selection(onchange) {
  const ids = new Set();
  let last = null;
  const set = (song, on) => (on ? ids.add(song.id) : ids.delete(song.id));
  return {
    get size() {
      return ids.size;
    },
    ids: () => [...ids],
    add(more) {
      more.forEach((id) => ids.add(id));
      onchange();
    },
    clear() {
      ids.clear();
      last = null;
      onchange();
    },
    /** For the row at `index`; `at` gives the song of another row. */
    of: (index, at) => ({
      has: (song) => ids.has(song.id),
      toggle(song, on, range) {
        const from = range && last !== null ? Math.min(last, index) : index;
        const to = range && last !== null ? Math.max(last, index) : index;
        for (let each = from; each <= to; each++) if (at(each)) set(at(each), on);
        set(song, on);
        last = index;
        document.querySelectorAll(".song-pick").forEach((box) => {
          const place = Number(box.closest("li").dataset.index);
          if (place >= from && place <= to) box.checked = on;
        });
        onchange();
      },
    }),
  };
}
