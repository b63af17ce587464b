/** Which rows of a long list are worth drawing: those in sight and some more on both sides. `last` is exclusive. */
export function rowsInSight(scrollTop, height, rowHeight, total, spare = 6) {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const last = Math.min(total, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first: Math.min(first, total), last: Math.max(last, 0) };
}

/** The pages, of `size` rows each, that hold these rows. */
export function pagesOf({ first, last }, size) {
  if (last <= first) return [];
  const from = Math.floor(first / size);
  return Array.from({ length: Math.floor((last - 1) / size) - from + 1 }, (_, index) => from + index);
}

/** Where to scroll so that a row is wholly in sight. */
export function scrollTo(row, scrollTop, height, rowHeight) {
  if (row * rowHeight < scrollTop) return row * rowHeight;
  if ((row + 1) * rowHeight > scrollTop + height) return (row + 1) * rowHeight - height;
  return scrollTop;
}

/** A list with the item at `from` moved to `to`. */
export function moved(list, from, to) {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from], ...rest.slice(to)];
}
