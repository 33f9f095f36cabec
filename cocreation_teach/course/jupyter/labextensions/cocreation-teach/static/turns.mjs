/** One after the other, in all windows of this browser: a page that is open twice is run once. */

const last = new Map();

/** Do something when nobody else is at it under this name; a window that is closed is at nothing any more. */
export function inTurn(name, act) {
  const { locks } = globalThis.navigator ?? {};
  if (locks) return locks.request(`cocreation-teach:${name}`, act);
  // A browser gives no locks to an address without https: there each window waits for itself alone.
  const turn = (last.get(name) ?? Promise.resolve()).then(act);
  last.set(
    name,
    turn.catch(() => {}),
  );
  return turn;
}
