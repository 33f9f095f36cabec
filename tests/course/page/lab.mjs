/** Stand-ins for the parts of JupyterLab that a page leans on. */

/** A browser's storage in which nobody has been yet. */
export function openStorage() {
  const held = new Map();
  globalThis.localStorage = {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
  };
}

/** An output that shows a widget. */
export const view = (id) => ({
  output_type: "display_data",
  data: { "application/vnd.jupyter.widget-view+json": { model_id: id } },
});

/** A code cell with its outputs, of which a card is drawn at once. */
export function cell(id, source, outputs = []) {
  const held = [...outputs];
  const list = {
    toJSON: () => [...held],
    fromJSON: (all) => void held.splice(0, held.length, ...all),
    clear: () => void held.splice(0),
  };
  const model = { id, type: "code", outputs: list, sharedModel: { getSource: () => source } };
  return { model, node: { querySelector: () => ({}) } };
}

/** Lumino's signal. */
export function signal() {
  const heard = [];
  return {
    connect: (slot) => void heard.push(slot),
    disconnect: (slot) => void heard.splice(heard.indexOf(slot), 1),
    emit: (args) => {
      for (const slot of heard) slot(null, args);
    },
  };
}
