// What the browser keeps of a student’s acts.  What is read back is checked like anything else that a stranger
// may have written.

// ---- acts -----------------------------------------------------------------------------------------

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
export const actsIn = (text) => listIn(text).filter(isAct);

function listIn(text) {
  try {
    const held = JSON.parse(text);
    return Array.isArray(held) ? held : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** An act as it is given away, without what only the browser notes of it. */
export const bare = ({ safe, whose, ...act }) => act;

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

/** Under which address of its origin a server has given out this page; empty where it does not say. */
function baseUrl() {
  const told = () => JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl;
  return attempt(() => String(told() ?? ""), "");
}

const PREFIX = "cocreation-teach/";
const address = (...parts) => `${parts.map(encodeURIComponent).join("/")}/`;
// Earlier editions knew the user alone.
const COPY = /^cocreation-teach\/(?:1\/([^/]*)\/|2\/([^/]*)\/[^/]*\/[^/]*\/)/;

/**
 * The copies of students’ acts in a browser, of which no call throws; `mine` is what the kernel said of its
 * folder’s copy: {user, identity, whose, durable}. Each question has its own item: two tabs hardly ever meet.
 *
 * A copy belongs to a course folder under one address and one user of a hub. What another user of the hub left
 * is nobody's to see. All else that is not this folder's is there for whoever says that it is theirs.
 */
export function openStore(storage, mine, base = baseUrl()) {
  const { user, identity, whose, durable } = mine;
  const mineAlone = address(user, base, identity || whose);
  const own = `${PREFIX}2/${mineAlone}`;
  const former = `${PREFIX}1/${address(user)}`;
  const notNow = `${PREFIX}not-now/${mineAlone}`;

  const keys = () => attempt(() => Object.keys(storage).filter((key) => COPY.test(key)), []);
  const keysIn = (copy) => keys().filter((key) => key.startsWith(copy));
  const textAt = (key) => attempt(() => String(storage.getItem(key) ?? ""), "");
  const read = (key) => actsIn(textAt(key));
  const actsOf = (copy) => keysIn(copy).flatMap(read);
  const size = () => keys().reduce((sum, key) => sum + key.length + textAt(key).length, 0);
  const keyOf = ({ occasion, question }) => own + address(occasion, question).slice(0, -1);

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
  const add = (act) => {
    const noted = { ...act, whose };
    if (JSON.stringify(noted).length > LONGEST) return false;
    const key = keyOf(act);
    const others = read(key).filter(({ uid }) => uid !== act.uid);
    return tryPut(key, [...others, noted]) && read(key).some(({ uid }) => uid === act.uid);
  };
  const rewrite = (acts, change) => {
    const uids = new Set(acts.map(({ uid }) => uid));
    for (const key of new Set(acts.map(keyOf))) {
      const before = read(key);
      const after = before.flatMap((act) => (uids.has(act.uid) ? change(act) : [act]));
      if (before.some(({ uid }) => uids.has(uid))) put(key, after);
    }
  };
  const drop = (acts) => rewrite(acts, () => []);
  const forget = (copy) => {
    for (const key of keysIn(copy)) attempt(() => storage.removeItem(key));
    return keysIn(copy).length === 0;
  };
  /** Take a copy over as this folder’s own, and return its acts: what the kernel does not get now, it gets later. */
  const take = (copy) =>
    keysIn(copy).flatMap((key) => {
      const acts = read(key).map((act) => ({ ...bare(act), elsewhere: true }));
      const isKept = acts.map(add).every(Boolean);
      if (copy !== own && isKept) attempt(() => storage.removeItem(key));
      return acts;
    });
  const copies = () => {
    const found = keys().map((key) => [COPY.exec(key), key]);
    const theirs = found.filter(([[, before, now]]) => (now ?? before) === encodeURIComponent(user));
    return [...new Set(theirs.map(([[copy]]) => copy))].flatMap((copy) => {
      const acts = actsOf(copy);
      const known = acts.map((act) => act.whose).filter(isText);
      const about = { name: copy, acts, isOwn: copy === own && identity !== "", whose: known.at(-1) ?? "" };
      return acts.length ? [{ ...about, take: () => take(copy), forget: () => forget(copy) }] : [];
    });
  };

  return {
    all: () => actsOf(own),
    /** Keep one act; false if it cannot be. */
    add,
    /** The journal has these acts: where it outlasts the machine, the browser needs them no longer. */
    markSafe: (acts) => (durable ? drop(acts) : rewrite(acts, (act) => [{ ...act, safe: true }])),
    /** Let go of acts that the kernel will not have. */
    drop,
    /** Let go of what the journal had already when this page was opened. */
    tidy() {
      if (!durable) return;
      for (const key of [...keysIn(own), ...keysIn(former)]) {
        const acts = read(key);
        const left = acts.filter(({ safe }) => !safe);
        if (left.length < acts.length) put(key, left);
      }
    },
    /** What was done in this folder and its journal does not have: it goes there unasked. */
    pending: () => (identity ? actsOf(own).filter(({ safe }) => !safe) : []),
    /** Every copy that is this user’s, or may be: {name, acts, isOwn, whose, take, forget}. */
    copies,
    /** The copies of which this folder’s journal may lack something, and which nobody has put off. */
    offered(isEmpty) {
      const putOff = new Set(listIn(textAt(notNow)));
      const lacking = ({ isOwn, acts }) =>
        acts.some(({ safe, uid }) => !putOff.has(uid) && (safe ? isEmpty : !isOwn));
      return copies().filter(lacking);
    },
    /** Not now: these acts are not offered to this folder again. */
    putOff(acts) {
      const uids = new Set([...listIn(textAt(notNow)), ...acts.map(({ uid }) => uid)]);
      const held = copies().flatMap((copy) => copy.acts.map(({ uid }) => uid));
      attempt(() => storage.setItem(notNow, JSON.stringify(held.filter((uid) => uids.has(uid)))));
    },
  };
}
