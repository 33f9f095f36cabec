// What the browser keeps of a student’s acts.  What is read back is checked like anything else that a stranger
// may have written.

// ---- acts -----------------------------------------------------------------------------------------

const PREFIX = "cocreation-teach/1/";
const PER_QUESTION = 12;
export const LONGEST = 100_000; // characters of one act in the browser; the kernel takes any length
export const ROOM = 1_500_000; // characters in all: a third of what browsers usually give an origin

const ACTS = ["try", "shown", "cleared", "kept"];

/** Whether something is a short text, without half a sign: that could be no key, and the journal would refuse it. */
const isText = (value) => typeof value === "string" && value.length <= 300 && !/\p{Surrogate}/u.test(value);

/** Whether something read back from the browser is an act. */
export function isAct(held) {
  return (
    typeof held === "object" &&
    held !== null &&
    ["question", "uid", "at", "version", "occasion"].every((name) => isText(held[name])) &&
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
  return attempt(() => globalThis.localStorage ?? null, null);
}

/** What a call to the browser's storage gives, or `otherwise`: it may throw anything at any call, and is a cache. */
function attempt(call, otherwise) {
  try {
    return call();
  } catch {
    return otherwise;
  }
}

/** One student's part of the storage, of which no call throws. Each question has its own item: two tabs hardly ever meet. */
export function openStore(storage, space) {
  const prefix = `${PREFIX}${encodeURIComponent(space)}/`;
  const keyOf = ({ occasion, question }) =>
    `${prefix}${encodeURIComponent(occasion)}/${encodeURIComponent(question)}`;
  const keys = () => attempt(() => Object.keys(storage).filter((key) => key.startsWith(prefix)), []);
  const textAt = (key) => attempt(() => String(storage.getItem(key) ?? ""), "");
  const read = (key) => actsIn(textAt(key));
  const size = () => keys().reduce((sum, key) => sum + key.length + textAt(key).length, 0);

  /** Let a key hold some acts; false if it cannot. */
  const put = (key, acts) => {
    // What the journal does not have yet is never the one to go.
    const left = acts.filter(({ safe }, at) => !safe || at >= acts.length - PER_QUESTION);
    return attempt(() => {
      if (left.length) storage.setItem(key, JSON.stringify(left));
      else storage.removeItem(key);
      return true;
    }, false);
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
    if (size() + length > ROOM) makeRoom(length);
    return size() + length <= ROOM && put(key, acts);
  };
  const rewrite = (acts, change) => {
    const uids = new Set(acts.map(({ uid }) => uid));
    for (const key of new Set(acts.map(keyOf))) {
      const before = read(key);
      if (before.some(({ uid }) => uids.has(uid)))
        tryPut(
          key,
          before.flatMap((act) => (uids.has(act.uid) ? change(act) : [act])),
        );
    }
  };

  return {
    all: () => keys().flatMap(read),
    /** Keep one act; false if it cannot be. */
    add(act) {
      if (JSON.stringify(act).length > LONGEST) return false;
      const key = keyOf(act);
      return tryPut(key, [...read(key), act]) && read(key).some(({ uid }) => uid === act.uid);
    },
    /** Note that the journal has these acts. */
    markSafe: (acts) => rewrite(acts, (act) => [{ ...act, safe: true }]),
    /** Let go of acts that the kernel will not have. */
    drop: (acts) => rewrite(acts, () => []),
    /** Let go of everything; false if something stays. */
    forget() {
      for (const key of keys()) attempt(() => storage.removeItem(key));
      return keys().length === 0;
    },
  };
}
