import assert from "node:assert/strict";

// Stand-ins for what a page brings: the browser's storage, and a widget's model with its kernel out of sight.

/** An act as the browser keeps it. */
export const act = (question, uid, more = {}) => ({
  question,
  act: "try",
  answer: "I",
  occasion: "",
  version: "v",
  at: "2026-11-23",
  uid,
  n: 1,
  ...more,
});

/** As much of localStorage as the store uses, with a limit of its own. */
export function storageOf(limit = Infinity) {
  const items = {};
  const hidden = (value) => ({ value, enumerable: false });
  return Object.defineProperties(items, {
    getItem: hidden((key) => items[key] ?? null),
    removeItem: hidden((key) => delete items[key]),
    setItem: hidden((key, text) => {
      const others = Object.entries(items).reduce(
        (sum, [name, held]) => sum + (name === key ? 0 : held.length),
        0,
      );
      if (others + text.length > limit) throw new DOMException("full", "QuotaExceededError");
      items[key] = text;
    }),
  });
}

/** A model whose traits the page can read and not write; `update` is a message from the kernel. */
export function modelOf(state) {
  const listeners = {};
  const sent = [];
  const forbidden = () => assert.fail("The page wrote a trait.");
  return {
    sent,
    get: (name) => state[name],
    set: forbidden,
    save_changes: forbidden,
    send: (message) => sent.push(message),
    on: (event, listen) => (listeners[event] ??= new Set()).add(listen),
    off: (event, listen) => listeners[event].delete(listen),
    update(changes) {
      Object.assign(state, changes);
      for (const name of Object.keys(changes))
        for (const listen of listeners[`change:${name}`] ?? []) listen();
    },
  };
}

/** An element that remembers what is in it, and the document that makes such. */
export function pretendDocument() {
  const element = () => ({
    children: [],
    textContent: "",
    attributes: {},
    listeners: {},
    setAttribute(name, value) {
      this.attributes[name] = value;
    },
    addEventListener(name, listen) {
      this.listeners[name] = listen;
    },
    append(...more) {
      this.children.push(...more);
      this.textContent += more.map((one) => one.textContent ?? one).join("");
    },
    prepend(one) {
      this.children.unshift(one);
    },
    remove() {},
    closest() {
      return this;
    },
  });
  globalThis.document = { createElement: element, querySelector: () => null };
  return element;
}
