// As much of IndexedDB, as idb wraps it, as the journal uses: one database that lives on when it is opened again.

/** A database; `refuse` may be set to what each transaction or opening then fails with. */
export function fakeDatabase() {
  const stores = { acts: new Map(), about: new Map() };
  const clone = (value) => structuredClone(value);
  const fake = { stores, refuse: null, refuseToOpen: null, hooks: null };

  const storeIn = (state, name) => ({
    getKey: async (key) => (state[name].has(key) ? key : undefined),
    get: async (key) => clone(state[name].get(key)),
    put: async (value, key) => state[name].set(key ?? value.uid, clone(value)),
    index: () => ({
      async openKeyCursor() {
        const numbers = [...state[name].values()].map(({ n }) => n);
        return numbers.length ? { key: Math.max(...numbers) } : null;
      },
    }),
  });
  let last = Promise.resolve();
  const db = {
    getAll: async (name) => [...stores[name].values()].map(clone),
    transaction() {
      const before = last; // transactions on the same stores come one after the other
      const held = { acts: new Map(stores.acts), about: new Map(stores.about) };
      let fail;
      const aborted = new Promise((_, reject) => {
        fail = reject;
      });
      const run = async () => {
        await before;
        await new Promise((resolve) => setTimeout(resolve));
        if (fake.refuse) throw fake.refuse;
        Object.assign(stores, held);
      };
      const done = Promise.race([aborted, run()]);
      last = done.catch(() => {});
      return {
        done,
        objectStore: (name) => storeIn(held, name),
        abort: () => fail(new DOMException("", "AbortError")),
      };
    },
  };
  fake.openDB = async (_name, _version, hooks) => {
    if (fake.refuseToOpen) throw fake.refuseToOpen;
    fake.hooks = hooks;
    return db;
  };
  /** Let go of all that was kept, as a browser does whose data are cleared. */
  fake.clear = () => {
    for (const store of Object.values(stores)) store.clear();
    fake.hooks.terminated();
  };
  return fake;
}

/** How pages tell each other, with no page to tell. */
export const channel = () => ({
  told: [],
  postMessage(said) {
    this.told.push(said);
  },
  addEventListener(_, hear) {
    this.hear = hear;
  },
});
