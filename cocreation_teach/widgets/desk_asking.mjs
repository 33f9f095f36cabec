// Asking the kernel, and hearing how far it is: a promise for each thing that is asked.

import { toKernel } from "./shared.mjs";
import { t } from "./words.mjs";

const PATIENCE = 10_000; // milliseconds until a kernel that has not heard counts as away
const SILENCE = 300_000; // and one that has heard, and says no more

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
  const giveUp = (to) => {
    say(t("desk.kernel-away"));
    settle(to, null);
  };
  const keepWaiting = (to, time) => {
    const one = waiting.get(to);
    clearTimeout(one.timer);
    one.timer = setTimeout(giveUp, time, to);
  };

  return {
    ask: (what, more = {}, buffers = undefined) =>
      new Promise((resolve) => {
        last += 1;
        const to = last;
        waiting.set(to, { resolve });
        keepWaiting(to, patience);
        toKernel(() => model.send({ ask: what, id: to, ...more }, undefined, buffers));
      }),
    hear(message, buffers = []) {
      if (!waiting.has(message.to)) return;
      keepWaiting(message.to, SILENCE);
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
