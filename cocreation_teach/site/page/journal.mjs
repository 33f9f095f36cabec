// The journal in the browser: the acts of a learner in IndexedDB, by the rules of `learning/journal.py`.

import { t } from "../../widgets/words.mjs";
import { entryFrom, inOrder, LAST } from "./entry.mjs";
import { byQuestion, keyOf } from "./standing.mjs";
import { LARGEST } from "./work.mjs";

export const NAME = "cocreation-teach";
const PATIENCE = 5000; // milliseconds until a storage that does not answer counts as none

/** What could not be saved, why, and what to do. */
export class JournalError extends Error {}

/**
 * Open the journal. `openDB` is idb's; `tell` hears that the browser keeps nothing (`refused`, with a sentence), that
 * other pages have written (`changed`, with the questions), and that the browser has let go of all that was kept
 * (`cleared`, with the acts that this page still knows).
 *
 * One database holds everything that is done at an address, so that two tabs, and a next edition, have one record.
 * What is kept is at most as large as a work file may be: so it can always be carried away.
 */
export async function openJournal(openDB, tell = {}, channel = channelNamed(NAME), persist = askToPersist) {
  const acts = new Map(); // by name: what is known here
  const unsaved = new Map();
  let questions = new Map();
  let opened = null;
  let cleared = false;
  let asked = false;
  let queue = Promise.resolve();

  const begin = (entries) => {
    acts.clear();
    for (const entry of entries) acts.set(entry.uid, entry);
    questions = byQuestion(acts.values());
  };
  const know = (entries) => {
    for (const entry of entries) {
      const key = keyOf(entry.question, entry.occasion);
      const others = (questions.get(key) ?? []).filter(({ uid }) => uid !== entry.uid);
      questions.set(key, [...others, entry].sort(inOrder));
      acts.set(entry.uid, entry);
    }
  };
  const lose = () => {
    opened = null;
    if (cleared) return;
    cleared = true;
    const known = [...acts.values()].sort(inOrder);
    begin(unsaved.values());
    tell.cleared?.(known);
  };
  const outgrown = () => {
    opened = null;
    tell.refused?.(t("web.newer"));
  };
  const database = async () => {
    opened ??= inTime(
      openDB(NAME, 1, {
        upgrade(db) {
          db.createObjectStore("acts", { keyPath: "uid" }).createIndex("n", "n");
          db.createObjectStore("about");
        },
        blocking: (_, next, { target }) => {
          target.close(); // somebody deletes it, or is a newer edition, and would wait for this page
          if (next === null) lose();
          else outgrown();
        },
        terminated: lose,
      }),
    );
    try {
      return await opened;
    } catch (error) {
      opened = null;
      throw error;
    }
  };
  const refresh = async () => {
    const held = await (await database()).getAll("acts");
    begin([...held.map(entryFrom).filter(Boolean), ...unsaved.values()]);
  };

  /** Write what is not there yet; it is there for good when this has ended. */
  const write = async (entries) => {
    const db = await database();
    const tx = db.transaction(["acts", "about"], "readwrite", { durability: "strict" });
    const done = tx.done.catch((error) => error); // heard before anything else can fail
    const store = tx.objectStore("acts");
    const written = new Map();
    let clock = (await store.index("n").openKeyCursor(null, "prev"))?.key ?? 0;
    let size = (await tx.objectStore("about").get("size")) ?? 0;
    for (const entry of entries) {
      if (written.has(entry.uid) || (await store.getKey(entry.uid)) !== undefined) continue;
      const following = Math.min(clock + 1, LAST); // at the clock's end, time and name decide
      const n = Math.min(entry.n, following) || following;
      clock = Math.max(clock, n);
      size += bytesOf(entry);
      written.set(entry.uid, { ...entry, n });
      await store.put({ ...entry, n });
    }
    if (size > LARGEST) tx.abort();
    else await tx.objectStore("about").put(size, "size");
    const failed = await done;
    if (size > LARGEST) throw new JournalError(t("web.much", { megabytes: LARGEST / 2 ** 20 }));
    if (failed) throw failed;
    return [...written.values()];
  };

  const record = async (entries) => {
    const given = [...unsaved.values(), ...entries.filter(({ uid }) => !acts.has(uid))];
    if (!given.length) return [];
    try {
      const written = await write(given);
      unsaved.clear();
      cleared = false;
      if (!asked) void persist(); // some browsers ask the reader, who has something to lose by now
      asked = true;
      know(written);
      channel?.postMessage([...new Set(written.map(({ question }) => question))]);
      return written;
    } catch (error) {
      // Known here all the same: it goes with the next act that can be written.
      for (const entry of given) unsaved.set(entry.uid, { ...entry, n: entry.n || clockOf(acts) + 1 });
      know(unsaved.values());
      throw error instanceof JournalError ? error : new JournalError(sentence(error));
    }
  };

  const look = () => refresh().catch((error) => tell.refused?.(sentence(error)));
  const journal = {
    /** The highest place in the order that any act has. */
    get clock() {
      return clockOf(acts);
    },
    get empty() {
      return acts.size === 0;
    },
    all: () => [...acts.values()].sort(inOrder),
    about: (question, occasion = "") => questions.get(keyOf(question, occasion)) ?? [],
    holds: ({ uid }) => acts.has(uid),
    isSaved: ({ uid }) => acts.has(uid) && !unsaved.has(uid),
    /** Read what other pages have written since; a refusal is told. */
    refresh: look,
    /** Write acts, one call after the other, and return those that were new, with their place in the order. */
    record(entries) {
      const turn = queue.then(() => record(entries));
      queue = turn.catch(() => {});
      return turn;
    },
  };
  channel?.addEventListener("message", async ({ data }) => {
    await look();
    tell.changed?.(new Set(data));
  });
  await look();
  return journal;
}

/** Ask the browser to let go of nothing when it needs room. It may refuse in any way: then all is as it was. */
async function askToPersist() {
  try {
    await navigator.storage.persist();
  } catch {
    // A page from a file, or an old browser.
  }
}

const clockOf = (acts) => [...acts.values()].reduce((most, { n }) => Math.max(most, n), 0);

const bytesOf = (entry) => new TextEncoder().encode(JSON.stringify(entry)).length;

async function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new DOMException("", "TimeoutError")), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** How pages of one address tell each other; null where they cannot. */
function channelNamed(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null; // each page then goes by what it reads when it is opened
  }
}

/** What a browser's refusal means. */
export function sentence({ name }) {
  const known = { QuotaExceededError: "web.full", TimeoutError: "web.silent", VersionError: "web.newer" };
  return t(known[name] ?? "web.refused");
}
