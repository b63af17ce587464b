import { h } from "../core/dom.js";
import { pagesOf, rowsInSight, scrollTo } from "../logic/rows.js";

const PAGE = 100;

/**
 * A list of any length of which only the rows in sight exist. `load(offset, limit)` gives `{total, songs}`;
 * `row(item, index)` draws one. Arrow keys, Home, End and the page keys move between rows.
 */
export function virtualList({ label, rowHeight, load, row, onloaded, onfailure }) {
  const list = h("ul.rows", { "aria-label": label });
  const box = h("div.rows-box", { onscroll: () => draw(), onkeydown: (event) => steer(event) }, list);
  const drawn = new Map();
  let pages = new Map();
  let total = 0;
  let turn = 0;

  const item = (index) => pages.get(Math.floor(index / PAGE))?.songs?.[index % PAGE];

  const fetchPage = async (page, asked) => {
    pages.set(page, {});
    try {
      const answer = await load(page * PAGE, PAGE);
      if (asked !== turn) return;
      pages.set(page, answer);
      total = answer.total;
      list.style.height = `${total * rowHeight}px`;
      onloaded?.(total);
      draw(true);
    } catch (failure) {
      if (asked !== turn) return;
      pages.delete(page);
      onfailure?.(failure);
    }
  };

  const draw = (anew = false) => {
    const sight = rowsInSight(box.scrollTop, box.clientHeight, rowHeight, total);
    for (const page of pagesOf(sight, PAGE)) if (!pages.has(page)) fetchPage(page, turn);
    for (const [index, element] of drawn) {
      const gone = index < sight.first || index >= sight.last;
      if (gone || (anew && element.dataset.state === "empty")) {
        element.remove();
        drawn.delete(index);
      }
    }
    for (let index = sight.first; index < sight.last; index++) if (!drawn.has(index)) add(index);
  };

  const add = (index) => {
    const known = item(index);
    const element = h("li.song-row", { "aria-setsize": total, "aria-posinset": index + 1, data: { index, state: known ? "full" : "empty" } }, known ? row(known, index) : h("span.song-wait"));
    element.style.transform = `translateY(${index * rowHeight}px)`;
    const after = list.querySelector(`li[data-index="${index + 1}"]`);
    list.insertBefore(element, after);
    drawn.set(index, element);
  };

  const steer = (event) => {
    const here = event.target.closest("li");
    if (!here) return;
    const at = Number(here.dataset.index);
    const pageRows = Math.max(1, Math.floor(box.clientHeight / rowHeight) - 1);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: total - 1, PageDown: at + pageRows, PageUp: at - pageRows }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    focusRow(Math.min(total - 1, Math.max(0, to)));
  };

  const focusRow = (index) => {
    box.scrollTop = scrollTo(index, box.scrollTop, box.clientHeight, rowHeight);
    draw();
    const focus = () => drawn.get(index)?.querySelector(".song-main")?.focus({ preventScroll: true });
    focus();
    if (!item(index)) setTimeout(focus, 250);
  };

  const empty = () => {
    drawn.forEach((element) => element.remove());
    drawn.clear();
  };

  return {
    element: box,
    item,
    /** Asks for everything anew, from the top unless `stay`. */
    reload(stay = false) {
      turn++;
      pages = new Map();
      empty();
      if (!stay) box.scrollTop = 0;
      fetchPage(stay ? Math.floor(box.scrollTop / rowHeight / PAGE) : 0, turn);
    },
    /** Draws the rows in sight again, without asking. */
    redraw() {
      empty();
      draw();
    },
    draw,
  };
}
