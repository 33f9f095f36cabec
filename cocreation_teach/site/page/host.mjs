// The page as a widget's host: a model as anywidget gives it, of which no kernel hears.

/**
 * A model for a widget with some state. `answer` is what stands in the kernel's place:
 * {hear(content, buffers): what the page sends, take(changes): the traits that it has set}, each if there is one.
 * Returns the model, and how the answer speaks: `tell` changes traits, all before any of them is heard of, and
 * `say` sends a message.
 */
export function makeModel(state, answer = {}) {
  const listeners = new Map();
  let set = {};
  const emit = (event, ...given) => {
    for (const listen of [...(listeners.get(event) ?? [])]) listen(...given);
  };
  const change = (changes) => {
    const isNew = ([name, value]) => JSON.stringify(state[name]) !== JSON.stringify(value);
    const news = Object.entries(changes).filter(isNew);
    Object.assign(state, changes);
    for (const [name] of news) emit(`change:${name}`);
    if (news.length) emit("change");
  };
  const model = {
    get: (name) => state[name],
    set(name, value) {
      set[name] = value;
      change({ [name]: value });
    },
    save_changes() {
      const changes = set;
      set = {};
      answer.take?.(changes);
    },
    on(event, listen) {
      if (!listeners.has(event)) listeners.set(event, new Set());
      listeners.get(event).add(listen);
    },
    off: (event, listen) => listeners.get(event)?.delete(listen),
    send: (content, _callbacks, buffers = []) => answer.hear?.(content, buffers),
  };
  return { model, tell: change, say: (message, buffers = []) => emit("msg:custom", message, buffers) };
}
