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

/** What the kernel says of a folder's copy in the browser. */
export const COPY = { user: "", identity: "f1", whose: "/home/ana/course", durable: true };

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
    on(event, listen) {
      listeners[event] ??= new Set();
      listeners[event].add(listen);
    },
    off: (event, listen) => listeners[event].delete(listen),
    update(changes) {
      Object.assign(state, changes);
      for (const name of Object.keys(changes))
        for (const listen of listeners[`change:${name}`] ?? []) listen();
    },
  };
}

/** As much of an element as drawing needs: what is in it, and what it hears. */
class PretendElement {
  constructor(tag) {
    Object.assign(this, {
      tag,
      nodes: [],
      attributes: {},
      listeners: {},
      dataset: {},
      style: {},
      isConnected: true,
    });
    this.classList = { add() {}, remove() {}, toggle() {} };
  }
  get textContent() {
    return this.nodes.map((node) => node.textContent ?? node).join("");
  }
  set textContent(text) {
    this.nodes = [text];
  }
  get childNodes() {
    return this.nodes;
  }
  getAttribute(name) {
    return this.attributes[name] ?? null;
  }
  get children() {
    return this.nodes.filter((node) => node instanceof PretendElement);
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
    if (name === "value") this.value = value;
  }
  addEventListener(name, listen) {
    this.listeners[name] = listen;
  }
  append(...nodes) {
    this.nodes.push(...nodes);
  }
  appendChild(node) {
    this.append(node);
    return node;
  }
  prepend(...nodes) {
    this.nodes.unshift(...nodes);
  }
  replaceChildren(...nodes) {
    this.nodes = nodes;
  }
  querySelectorAll(tag) {
    return this.children.flatMap((child) => [
      ...(child.tag === tag ? [child] : []),
      ...child.querySelectorAll(tag),
    ]);
  }
  querySelector(selector) {
    const [, key] = selector.match(/data-key="(.*)"/) ?? [];
    return this.find((element) => element.attributes["data-key"] === key);
  }
  /** The first element inside for which something is so. */
  find(is) {
    for (const child of this.children) {
      const found = is(child) ? child : child.find(is);
      if (found) return found;
    }
    return null;
  }
  /** Press the button with these words. */
  press(words) {
    const found = this.find(({ tag, textContent }) => tag === "button" && textContent === words);
    assert.ok(found, `There is no button ${words} in: ${this.textContent}`);
    found.listeners.click({ preventDefault() {} });
  }
  contains() {
    return false;
  }
  closest() {
    return this;
  }
  getBoundingClientRect() {
    return { left: 0, top: 0 };
  }
  remove() {}
  focus() {}
  scrollIntoView() {}
}

/** A document that makes such elements; returns how. */
export function pretendDocument() {
  const createElement = (tag) => new PretendElement(tag);
  const heard = new Map();
  globalThis.document = {
    visibilityState: "visible",
    addEventListener: (name, listen) => heard.set(name, listen),
    removeEventListener: (name) => heard.delete(name),
    /** Put the page away, as a phone does when another is looked at; what listens is heard. */
    putAway() {
      this.visibilityState = "hidden";
      heard.get("visibilitychange")?.();
    },
    createElement,
    createElementNS: (_, tag) => createElement(tag),
    querySelector: () => null,
  };
  globalThis.window = { addEventListener() {} };
  globalThis.matchMedia = () => ({ matches: true });
  globalThis.CSS = { escape: (text) => text };
  return createElement;
}

/** What is read in elements that were drawn. */
export function read(drawn) {
  return [drawn]
    .flat(Infinity)
    .map((node) => node?.textContent ?? "")
    .join(" ");
}
