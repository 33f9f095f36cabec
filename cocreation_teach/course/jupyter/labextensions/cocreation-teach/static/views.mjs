/**
 * What a page shows while its kernel lives.  A saved page holds no widgets; but the kernel has their models, so
 * to show them again nothing has to be run: it is enough to know what stood where.
 */

import { same, sources } from "./code.mjs";
import { keep, kept } from "./store.mjs";

const VIEW = "application/vnd.jupyter.widget-view+json";
const TARGET = "jupyter.widget";
const PAGES = 20;
const MOST = 100_000; // characters a page: the reader's answers need room in the browser's storage too

/** What stands under some cells, by the cell's id: all outputs of those that have any. */
export function outputsOf(cells) {
  const all = cells.map(({ model }) => [model.id, model.outputs.toJSON()]);
  return Object.fromEntries(all.filter(([, outputs]) => outputs.length));
}

/** The models that some outputs show. */
export const modelsIn = (outputs) =>
  Object.values(outputs).flatMap((of) => of.flatMap(({ data }) => data?.[VIEW]?.model_id ?? []));

/** Keep what a page shows in its kernel; nothing of one that shows too much, which is run again then. */
export function rememberOutputs(kernel, cells) {
  const shown = { codes: sources(cells), outputs: outputsOf(cells) };
  keep("outputs", kernel.id, JSON.stringify(shown).length > MOST ? {} : shown, PAGES);
}

/** Forget it: the kernel knows none of it any more. */
export const forgetOutputs = (kernel) => keep("outputs", kernel.id, {}, PAGES);

const shows = (model, outputs) =>
  model.trusted && JSON.stringify(model.outputs.toJSON()) === JSON.stringify(outputs);

/** Put back what a page showed, if its kernel still has every widget of it; true if it had. */
export async function putBack(kernel, cells) {
  const { codes = [], outputs = {} } = kept("outputs", kernel.id) ?? {};
  const models = modelsIn(outputs);
  // Of a page that has become another since, what stood there is no more what its code makes.
  if (!models.length || !same(codes, sources(cells))) return false;
  // A page that is open twice in one window shows it already.
  const bare = cells.filter(({ model }) => outputs[model.id] && !shows(model, outputs[model.id]));
  for (const { model } of bare) {
    // None of what the file holds is trusted with this: it is all replaced by what was seen here.
    model.outputs.clear();
    model.trusted = true;
    model.outputs.fromJSON(outputs[model.id]);
  }
  // What the page asks of its widgets waits for the kernel in any case: it need not wait for this answer too.
  let lives = false;
  try {
    const { content } = await kernel.requestCommInfo({ target_name: TARGET });
    lives = models.every((id) => id in (content.comms ?? {}));
  } finally {
    if (!lives) for (const { model } of bare) model.outputs.clear();
  }
  return lives;
}
