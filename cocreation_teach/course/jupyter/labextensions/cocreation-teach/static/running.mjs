/** A page comes alive: its cells are run, or its widgets are put back from a kernel that still has them. */

import { askAbout } from "./ask.mjs";
import { allCells, codeCells, firstCard, same, sources, upTo } from "./code.mjs";
import { inTurn } from "./turns.mjs";
import { forgetOutputs, putBack, rememberOutputs } from "./views.mjs";
import { t } from "./words.mjs";

const SOON = 300; // ms
const PATIENCE = 1000; // ms
const BRIEFLY = 20; // ms
const TRIES = 50;
const CARD = ".cct";
const GONE = ["restarting", "autorestarting", "dead"];

/**
 * Keep a page alive from now on.
 *
 * `asked` is what the server was asked first, and its answer; `tell(state, why)` hears what becomes of the page, and
 * `scheduled()` that somebody else runs a cell of it, and again when it is done.  Returns what runs all of it, for
 * a reader who asks for that.
 */
export function keepAlive(panel, { lab, asked, tell, scheduled = () => {} }) {
  const { sessionContext, content: notebook } = panel;
  const { NotebookActions } = lab;
  const kernel = () => sessionContext.session?.kernel ?? null;
  const page = { turn: 0, running: false, touched: false, restarting: false };

  async function run(count) {
    if (!kernel()) return tell("no kernel");
    const turn = begin(page, true);
    tell("starting");
    forgetOutputs(kernel()); // whoever comes back before the end must not find the half of it
    // What is refused because the kernel went is told when the kernel's going is.
    const done = runFirstCardFirst(upTo(notebook.widgets, count), (cells) =>
      turn === page.turn ? NotebookActions.runCells(notebook, cells, sessionContext) : false,
    );
    // A kernel that goes may leave what it was asked unanswered for good.
    const ended = new Promise((resolve) => Object.assign(page, { end: () => resolve(false) }));
    const well = await Promise.race([done.catch(() => false), ended]);
    if (turn !== page.turn) return undefined;
    page.running = false;
    if (kernel()) rememberOutputs(kernel(), codeCells(notebook));
    return tell(well ? "alive" : "stopped");
  }

  /** Run as much as the server says may run unasked: of this very code, and if nobody has run any of it. */
  async function runUnasked() {
    const codes = sources(codeCells(notebook));
    const { turn } = page;
    if (!same(codes, asked.codes)) asked = { codes, answer: await askAbout(panel, lab, allCells(notebook)) };
    if (turn !== page.turn || page.touched) return;
    const unchanged = same(sources(codeCells(notebook)), codes);
    const count = unchanged ? (asked.answer?.cells ?? 0) : 0;
    const why = count ? otherKernel(kernel(), lab) : (asked.answer?.why ?? "");
    if (count && !why) await run(count);
    else tell("asleep", why);
  }

  async function wake() {
    const { turn } = page;
    if (!kernel()) return tell("no kernel");
    const waiting = setTimeout(() => tell("waiting"), PATIENCE);
    return inTurn(kernel().id, async () => {
      clearTimeout(waiting);
      if (turn !== page.turn || !kernel()) return;
      if (await putBack(kernel(), codeCells(notebook))) tell("alive");
      else await runUnasked();
    });
  }

  function heed(status) {
    if (!GONE.includes(status)) return;
    if (kernel()) forgetOutputs(kernel());
    begin(page, false);
    page.restarting = status === "restarting";
    // It may have died of what stands here: to run that by itself could go on for ever.
    if (!page.restarting) tell("died");
  }

  /** After a restart that a reader asked for the page comes back, unless its cells are run with it. */
  function comeBack(connection) {
    if (connection !== "connected" || !page.restarting) return;
    page.restarting = false;
    tell("starting");
    setTimeout(() => !page.touched && void wake(), SOON);
  }

  listen(panel, NotebookActions, page, { kernel, scheduled });
  tell("starting");
  const ready = () => {
    sessionContext.statusChanged.connect((_, status) => heed(status));
    sessionContext.connectionStatusChanged.connect((_, connection) => comeBack(connection));
    sessionContext.kernelChanged.connect((_, { newValue }) => {
      begin(page, false);
      if (newValue) void wake();
    });
    return wake();
  };
  void sessionContext.ready.then(ready, () => tell("no kernel"));
  return () => inTurn(kernel()?.id, () => run(codeCells(notebook).length));
}

/**
 * Run the cells of a page with `runThem`: first those up to its first card, and the others when that is drawn.
 * What comes of all of them at once would keep the page from drawing any.
 */
async function runFirstCardFirst(cells, runThem) {
  const codes = cells.filter(({ model }) => model.type === "code");
  const card = codes[firstCard(sources(codes))];
  const first = card ? cells.slice(0, cells.indexOf(card) + 1) : cells;
  if (!(await runThem(first))) return false;
  for (let tries = 0; tries < TRIES && card && !card.node.querySelector(CARD); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, BRIEFLY));
  return first.length === cells.length || runThem(cells.slice(first.length));
}

/** Why code of the course does not run unasked in a kernel: it is none of those that a page comes with. */
function otherKernel({ name }, { app }) {
  const usual = ["python3", app.serviceManager.kernelspecs?.specs?.default];
  if (usual.includes(name)) return "";
  return t("page.other-kernel", { name });
}

/** What was going on before counts no more. */
function begin(page, running) {
  page.end?.();
  Object.assign(page, { turn: page.turn + 1, running, touched: false });
  return page.turn;
}

/** Hear of cells that others run, and keep what the page shows. */
function listen(panel, { executionScheduled, executed }, page, { kernel, scheduled }) {
  const { content } = panel;
  let later;
  const begun = (_, { notebook }) => {
    if (notebook !== content || page.running) return;
    page.touched = true;
    scheduled();
  };
  const remember = () => {
    if (!panel.isDisposed && !page.running && kernel()) rememberOutputs(kernel(), codeCells(content));
  };
  const done = (_, { notebook }) => {
    if (notebook !== content) return;
    if (!page.running) scheduled();
    clearTimeout(later);
    later = setTimeout(remember, SOON);
  };
  executionScheduled.connect(begun);
  executed.connect(done);
  panel.disposed.connect(() => {
    executionScheduled.disconnect(begun);
    executed.disconnect(done);
  });
}
