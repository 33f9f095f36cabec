// Keeping a widget's acts: in the browser first, then with the kernel, until it has said what became of each.

const SLOW = 2500; // milliseconds without an answer from the kernel
const SOON = 300; // quicker than this, "Saving" is not worth saying

/**
 * The keeper of a widget's acts; `kept` is what the kernel said of keeping: {occasion, versions, clock, copy}.
 * It lives in a host: `store` is the browser's part of it, `send` gives acts to the kernel, `tell` hears how it
 * stands, `later` runs something after some milliseconds, `now` is a moment, `name` a new name for an act.
 *
 * An act waits until it is safe. Until the kernel has answered it is *on its way*; what was done on this page is
 * shown meanwhile, what was handed over is not. The kernel finds an act safe; or refuses it, which undoes it; or
 * could not save it, and then it goes again with the next. The kernel answers in order, so what is on its way
 * since before an answered act was lost, and goes again as well.
 */
export function makeKeeper({ occasion, versions, clock, copy }, { store, send, tell, later, now, name }) {
  const waiting = new Map(); // by the act's name: {act, held, mine, heard, onItsWay, sent}
  let sent = 0;
  let problems = [];
  let slow = false;
  let passing = 0; // acts that lie on a machine that is thrown away, and not in this browser
  let latest = store.all().reduce((most, { n }) => Math.max(most, n), clock);

  const anyOnItsWay = (uids) => uids.some((uid) => waiting.get(uid)?.onItsWay);
  const report = () => {
    const all = [...waiting.values()];
    tell({ waiting: all.length, held: all.filter(({ held }) => held).length, slow, problems, passing });
  };
  const give = (entries) => {
    sent += 1;
    for (const entry of entries) waiting.set(entry.act.uid, { ...entry, onItsWay: true, sent });
    const uids = entries.map(({ act }) => act.uid);
    send(entries.map(({ act }) => act));
    later(() => anyOnItsWay(uids) && report(), SOON);
    later(() => {
      if (!anyOnItsWay(uids)) return;
      slow = true;
      report();
    }, SLOW);
  };

  return {
    /** What was done on this page and the kernel has not heard of, in order. */
    shown: () => [...waiting.values()].filter(({ mine, heard }) => mine && !heard).map(({ act }) => act),
    /** Keep what was done: acts {question, act}, with an answer and confidence where they have them. */
    keep(...done) {
      problems = [];
      const unsaved = [...waiting.values()].filter(({ onItsWay }) => !onItsWay);
      const acts = done.map((one) => {
        const version = Object.hasOwn(versions, one.question) ? versions[one.question] : "";
        const act = { ...one, occasion, version, at: now(), uid: name() };
        latest += 1;
        return { act, held: store.add({ ...act, n: latest }), mine: true };
      });
      give([...unsaved, ...acts]);
    },
    /** Hand over what the browser has held since an earlier time. */
    handOver(acts) {
      give(acts.map((act) => ({ act, held: true, mine: false })));
    },
    /** Take the kernel's answer (which acts are safe, refused or unsaved, how far its clock is); tell what it undid. */
    hear({ safe = [], refused = [], unsaved = [], problems: said = [], clock: theirs = 0 }) {
      latest = Math.max(latest, theirs);
      const answered = [...safe, ...refused, ...unsaved].flatMap((uid) => waiting.get(uid) ?? []);
      if (!answered.length) return [];
      const actsOf = (uids) => uids.flatMap((uid) => waiting.get(uid)?.act ?? []);
      store.markSafe(actsOf(safe));
      if (!copy.durable) passing += safe.filter((uid) => waiting.get(uid)?.held === false).length;
      const undone = actsOf(refused);
      store.drop(undone);
      for (const uid of [...safe, ...refused]) waiting.delete(uid);
      for (const entry of answered) Object.assign(entry, { heard: true, onItsWay: false });
      const newest = Math.max(...answered.map((entry) => entry.sent));
      const lost = [...waiting.values()].filter((entry) => entry.onItsWay && entry.sent < newest);
      if (lost.length) give(lost);
      problems = said;
      slow = slow && anyOnItsWay([...waiting.keys()]);
      report();
      return undone;
    },
  };
}
