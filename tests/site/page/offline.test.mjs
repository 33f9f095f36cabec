import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { keep } from "../../../cocreation_teach/site/page/offline.mjs";

function browser({ controller = {}, waiting = null } = {}) {
  const registration = Object.assign(new EventTarget(), { waiting, installing: null });
  const register = async (script) => {
    container.script = script;
    return registration;
  };
  const container = Object.assign(new EventTarget(), { controller, register });
  return { container, registration };
}

const worker = () =>
  Object.assign(new EventTarget(), {
    sent: [],
    postMessage(said) {
      this.sent.push(said);
    },
  });

test("the first edition here is kept and is no news", async () => {
  const offers = [];
  const { container } = browser({ controller: null, waiting: worker() });
  await keep("../", { container, offer: (take) => offers.push(take), reload() {} });
  assert.equal(container.script, "../sw.js");
  assert.deepEqual(offers, []);
});

test("a newer edition is offered, and shown only when it is asked for", async () => {
  const offers = [];
  let reloads = 0;
  const { container, registration } = browser();
  await keep("../", {
    container,
    offer: (take) => offers.push(take),
    reload: () => {
      reloads += 1;
    },
  });
  const newer = worker();
  registration.installing = newer;
  registration.dispatchEvent(new Event("updatefound"));
  newer.state = "installed";
  newer.dispatchEvent(new Event("statechange"));
  assert.equal(offers.length, 1);
  assert.deepEqual(newer.sent, []);
  offers[0]();
  assert.deepEqual(newer.sent, ["take-over"]);
  assert.equal(reloads, 0);
  container.dispatchEvent(new Event("controllerchange"));
  assert.equal(reloads, 1);
});

test("an edition that was taken in another tab is shown in this one by loading its page again", async () => {
  const offers = [];
  let reloads = 0;
  const newer = Object.assign(worker(), { state: "installed" });
  const { container } = browser({ waiting: newer });
  await keep("", { container, offer: (take) => offers.push(take), reload: () => reloads++ });
  newer.state = "activated";
  container.dispatchEvent(new Event("controllerchange"));
  assert.equal(reloads, 0); // nobody asked here
  offers[0]();
  assert.deepEqual([reloads, newer.sent], [1, []]);
});

test("an edition that has waited since the last visit is offered", async () => {
  const offers = [];
  const { container } = browser({ waiting: worker() });
  await keep("", { container, offer: (take) => offers.push(take), reload() {} });
  assert.equal(offers.length, 1);
});

/** A worker of an edition with one page, in a browser with some caches. */
function working(edition, kept) {
  const listeners = {};
  const caches = {
    keys: async () => [...kept.keys()],
    delete: async (name) => kept.delete(name),
    open: async (name) => {
      if (!kept.has(name)) kept.set(name, new Map());
      const held = kept.get(name);
      return {
        addAll: async (all) =>
          all.forEach(({ url }) => void held.set(`https://here/c/${url}`, `${edition} ${url}`)),
        match: async (url) => held.get(url),
      };
    },
  };
  const self = {
    registration: { scope: "https://here/c/" },
    clients: { claim: async () => undefined },
    addEventListener: (name, listen) => Object.assign(listeners, { [name]: listen }),
  };
  const begin = `const EDITION = "${edition}"; const FILES = ["index.html", "lessons/one.html"];\n`;
  const script = readFileSync(
    new URL("../../../cocreation_teach/site/page/worker.js", import.meta.url),
    "utf8",
  );
  class Request {
    constructor(url, how) {
      Object.assign(this, { url, ...how });
    }
  }
  const fetch = async ({ url }) => `network ${url}`;
  runInNewContext(begin + script, { self, caches, Request, fetch, URL });
  const happen = async (name) => {
    let until;
    listeners[name]({
      waitUntil: (promise) => {
        until = promise;
      },
    });
    await until;
  };
  const ask = (url, method = "GET") => {
    let answer = null;
    listeners.fetch({
      request: { url, method },
      respondWith: (promise) => {
        answer = promise;
      },
    });
    return answer;
  };
  return { happen, ask };
}

test("all pages are there without a network, also by the folder's address and with a question", async () => {
  const { happen, ask } = working("one", new Map());
  await happen("install");
  assert.equal(await ask("https://here/c/"), "one index.html");
  assert.equal(await ask("https://here/c/lessons/one.html?from=moodle"), "one lessons/one.html");
  assert.equal(await ask("https://here/c/other.html"), "network https://here/c/other.html");
});

test("what is not of the course is none of the worker's", () => {
  const { ask } = working("one", new Map());
  assert.equal(ask("https://here/other/"), null);
  assert.equal(ask("https://here/c/", "POST"), null);
});

test("a newer edition clears away the older one of its own course, and nothing of others", async () => {
  const kept = new Map([["cocreation https://here/other/ one", new Map()]]);
  await working("one", kept).happen("install");
  const two = working("two", kept);
  await two.happen("install");
  assert.equal(kept.size, 3);
  await two.happen("activate");
  assert.deepEqual(
    [...kept.keys()],
    ["cocreation https://here/other/ one", "cocreation https://here/c/ two"],
  );
});
