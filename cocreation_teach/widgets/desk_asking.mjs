// Asking the kernel, and hearing how far it is: a promise for each thing that is asked.

import { toKernel } from "./shared.mjs";
import { t } from "./words.mjs";

const PATIENCE = 10_000; // milliseconds until a kernel that says nothing is asked whether it lives, or counts as away

/**
 * What asks the kernel. An answer resolves the promise; it is null where the kernel refuses or is away, and then
 * `say` is told the sentence. `progress` is told how far a long act has come, and null when it is over.
 */
export function makeAsking({ model, say, progress, patience = PATIENCE }) {
  const waiting = new Map();
  let last = 0;

  const settle = (to, answer) => {
    const one = waiting.get(to);
    if (!one) return;
    clearTimeout(one.timer);
    waiting.delete(to);
    progress(null);
    one.resolve(answer);
  };
  /** A kernel that has heard may be long at work; one that died says nothing to anybody. */
  const doubt = (to) => {
    const one = waiting.get(to);
    if (one.isHeard) {
      keepWaiting(to, false);
      toKernel(() => model.send({ ask: "alive", id: to }));
      return;
    }
    say(t("desk.kernel-away"));
    settle(to, null);
  };
  const keepWaiting = (to, isHeard) => {
    const one = waiting.get(to);
    clearTimeout(one.timer);
    one.isHeard = isHeard;
    one.timer = setTimeout(doubt, patience, to);
  };

  return {
    ask: (what, more = {}, buffers = undefined) =>
      new Promise((resolve) => {
        last += 1;
        const to = last;
        waiting.set(to, { resolve });
        keepWaiting(to, false);
        toKernel(() => model.send({ ask: what, id: to, ...more }, undefined, buffers));
      }),
    hear(message, buffers = []) {
      if (!waiting.has(message.to)) return;
      keepWaiting(message.to, true);
      if (message.doing) progress(message);
      if (message.said) {
        say(message.said);
        settle(message.to, null);
      }
      if (message.answer)
        settle(message.to, buffers.length ? { ...message.answer, bytes: buffers[0] } : message.answer);
    },
    stop() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
    },
  };
}
