// What the browser keeps of a student’s acts.  What is read back is checked like anything else that a stranger
// may have written.

// ---- acts -----------------------------------------------------------------------------------------

const PREFIX = "cocreation-teach/1/";
const PER_QUESTION = 12;
export const LONGEST = 100_000; // characters of one act in the browser; the kernel takes any length
export const ROOM = 1_500_000; // characters in all: a third of what browsers usually give an origin

const ACTS = ["try", "shown", "cleared", "kept"];

/** Whether something read back from the browser is an act. */
export function isAct(held) {
  return (
    typeof held === "object" &&
    held !== null &&
    ["question", "uid", "at", "version", "occasion"].every(
      (name) => typeof held[name] === "string" && held[name].length <= 300,
    ) &&
    held.question !== "" &&
    held.uid !== "" &&
    ACTS.includes(held.act) &&
    Number.isSafeInteger(held.n) &&
    held.n >= 0
  );
}

/** The acts in a text that the browser held; none if it is no such text. */
export function actsIn(text) {
  try {
    const held = JSON.parse(text);
    return Array.isArray(held) ? held.filter(isAct) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

// ---- the browser's storage ------------------------------------------------------------------------

/** The browser's storage, or null where it is switched off. */
export function theStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // Reading the property throws where the user has blocked it.
  }
}

/** One student's part of the storage. Each question has its own item, so that two tabs hardly ever meet. */
export function openStore(storage, space) {
  const prefix = `${PREFIX}${encodeURIComponent(space)}/`;
  const keyOf = ({ occasion, question }) =>
    `${prefix}${encodeURIComponent(occasion)}/${encodeURIComponent(question)}`;
  const keys = () => (storage ? Object.keys(storage).filter((key) => key.startsWith(prefix)) : []);
  const read = (key) => actsIn(storage.getItem(key) ?? "[]");
  const size = () => keys().reduce((sum, key) => sum + key.length + (storage.getItem(key)?.length ?? 0), 0);

  const put = (key, acts) => {
    // What the journal does not have yet is never the one to go.
    const left = acts.filter(({ safe }, at) => !safe || at >= acts.length - PER_QUESTION);
    if (left.length) storage.setItem(key, JSON.stringify(left));
    else storage.removeItem(key);
  };
  const makeRoom = (wanted) => {
    const oldest = keys().sort((a, b) => ((read(a).at(-1)?.at ?? "") < (read(b).at(-1)?.at ?? "") ? -1 : 1));
    for (const key of oldest) {
      if (size() + wanted <= ROOM) return;
      put(
        key,
        read(key).filter(({ safe }) => !safe),
      );
    }
  };
  const tryPut = (key, acts) => {
    const length = JSON.stringify(acts).length;
    try {
      if (size() + length > ROOM) makeRoom(length);
      if (size() + length > ROOM) return false;
      put(key, acts);
      return true;
    } catch (error) {
      if (error instanceof DOMException) return false; // full, or blocked for writing alone
      throw error;
    }
  };
  const rewrite = (acts, change) => {
    if (!storage) return;
    const uids = new Set(acts.map(({ uid }) => uid));
    for (const key of new Set(acts.map(keyOf))) {
      tryPut(
        key,
        read(key).flatMap((act) => (uids.has(act.uid) ? change(act) : [act])),
      );
    }
  };

  return {
    all: () => keys().flatMap(read),
    /** Keep one act; false if it cannot be. */
    add(act) {
      if (!storage || JSON.stringify(act).length > LONGEST) return false;
      const key = keyOf(act);
      return tryPut(key, [...read(key), act]);
    },
    /** Note that the journal has these acts. */
    markSafe: (acts) => rewrite(acts, (act) => [{ ...act, safe: true }]),
    /** Let go of acts that the kernel will not have. */
    drop: (acts) => rewrite(acts, () => []),
    forget() {
      for (const key of keys()) storage.removeItem(key);
    },
  };
}
