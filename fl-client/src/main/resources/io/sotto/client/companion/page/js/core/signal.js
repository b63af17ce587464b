/** A value that others watch. */
export function signal(value) {
  const watchers = new Set();
  return {
    get value() {
      return value;
    },
    set(next) {
      value = next;
      for (const watcher of [...watchers]) watcher(value);
    },
    /** Calls now and at each change; returns how to stop. */
    watch(watcher) {
      watchers.add(watcher);
      watcher(value);
      return () => watchers.delete(watcher);
    },
  };
}
