import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./english.mjs";
import { keepAlive } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/running.mjs";
import { rememberOutputs } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/views.mjs";
import { cell, openStorage, signal, view } from "./lab.mjs";

const CHANGED = "The code of this page is not that of the course.";
globalThis.location = { href: "http://host/lab" };
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A page that is open, what the server says of its code, and what was run and told. */
function open({ sources = ["import it", "card"], server = () => ({ cells: 2, why: "" }), comms = [] } = {}) {
  const seen = { runs: [], told: [], asked: 0 };
  const kernel = (id) => ({
    id,
    name: "python3",
    requestCommInfo: async () => ({ content: { comms: Object.fromEntries(comms) } }),
  });
  const notebook = { widgets: sources.map((source, at) => cell(`c${at}`, source)) };
  const sessionContext = {
    ready: Promise.resolve(),
    session: { kernel: kernel("k") },
    statusChanged: signal(),
    connectionStatusChanged: signal(),
    kernelChanged: signal(),
  };
  const panel = { content: notebook, sessionContext, disposed: signal(), context: { path: "a.ipynb" } };
  const NotebookActions = {
    executionScheduled: signal(),
    executed: signal(),
    runCells: async (_, cells) => {
      seen.runs.push(cells.map(({ model }) => model.sharedModel.getSource()));
      for (const _ of cells) NotebookActions.executionScheduled.emit({ notebook });
      return seen.well ?? true;
    },
  };
  const makeRequest = async (_, { body }) => {
    seen.asked += 1;
    seen.during?.();
    return { ok: true, json: async () => server(JSON.parse(body).cells.map(([, code]) => code)) };
  };
  const contents = { driveName: () => "", localPath: (path) => path };
  const app = { serviceManager: { contents, serverSettings: { baseUrl: "http://host/" } } };
  const lab = { app, NotebookActions, ServerConnection: { makeRequest } };
  const asked = { codes: sources, answer: server(sources) };
  const tell = (state, why = "") => seen.told.push(why || state);
  const page = { ...seen, seen, notebook, sessionContext, NotebookActions, kernel };
  return { ...page, start: () => (page.run = keepAlive(panel, { lab, asked, tell })) };
}

beforeEach(openStorage);

test("a page as shipped runs once, and is alive", async () => {
  const { seen, start } = open();
  start();
  await settled();
  assert.deepEqual(seen.runs, [["import it", "card"]]);
  assert.deepEqual(seen.told, ["starting", "starting", "alive"]);
});

test("a page that may not run says why, and runs when it is asked to", async () => {
  const { seen, start } = open({ server: () => ({ cells: 0, why: CHANGED }) });
  const run = start();
  await settled();
  assert.deepEqual([seen.runs, seen.told.at(-1)], [[], CHANGED]);
  await run();
  assert.deepEqual([seen.runs.length, seen.told.at(-1)], [1, "alive"]);
});

test("where code is written, the page runs to the first task", async () => {
  const { seen, start } = open({
    sources: ["import it", "card", "task"],
    server: () => ({ cells: 2, why: "" }),
  });
  start();
  await settled();
  assert.deepEqual(seen.runs, [["import it", "card"]]);
});

test("code that was changed after the question is asked about anew, and not run unless the server says so", async () => {
  const server = (codes) => (codes[1] === "card" ? { cells: 2, why: "" } : { cells: 0, why: CHANGED });
  const { seen, notebook, start } = open({ server });
  start();
  notebook.widgets[1] = cell("c1", "evil");
  await settled();
  assert.deepEqual([seen.runs, seen.asked, seen.told.at(-1)], [[], 1, CHANGED]);
});

test("code that is changed while the server answers is not run", async () => {
  const opened = open({ server: () => ({ cells: 2, why: "" }) });
  opened.start();
  opened.notebook.widgets[1] = cell("c1", "asked about");
  opened.seen.during = () => opened.notebook.widgets.splice(1, 1, cell("c1", "evil"));
  await settled();
  assert.deepEqual([opened.seen.asked, opened.seen.runs], [1, []]);
});

test("a kernel that still has the page's widgets runs nothing", async () => {
  rememberOutputs({ id: "k" }, [cell("c0", "import it"), cell("c1", "card", [view("m1")])]);
  const { seen, notebook, start } = open({ comms: [["m1", {}]] });
  start();
  await settled();
  assert.deepEqual([seen.runs, seen.told.at(-1)], [[], "alive"]);
  assert.deepEqual(notebook.widgets[1].model.outputs.toJSON(), [view("m1")]);
});

/** What is heard when a reader restarts the kernel; `meanwhile` is what JupyterLab does then. */
async function restart({ statusChanged, connectionStatusChanged }, meanwhile = () => {}) {
  for (const status of ["restarting", "idle", "unknown", "starting", "idle"]) statusChanged.emit(status);
  connectionStatusChanged.emit("connected");
  meanwhile();
  await new Promise((resolve) => setTimeout(resolve, 400));
}

test("after a restart the page runs again, once", async () => {
  const { seen, sessionContext, start } = open();
  start();
  await settled();
  await restart(sessionContext);
  assert.deepEqual([seen.runs.length, seen.told.at(-1)], [2, "alive"]);
  sessionContext.connectionStatusChanged.emit("connected");
  await settled();
  assert.equal(seen.runs.length, 2);
});

test("after a restart that runs the cells itself they are run by nobody else", async () => {
  const { seen, notebook, sessionContext, NotebookActions, start } = open();
  start();
  await settled();
  await restart(sessionContext, () => NotebookActions.executionScheduled.emit({ notebook }));
  assert.equal(seen.runs.length, 1);
});

test("a kernel that died by itself is not driven into death again", async () => {
  const { seen, sessionContext, start } = open();
  start();
  await settled();
  for (const status of ["autorestarting", "starting", "idle"]) sessionContext.statusChanged.emit(status);
  await settled();
  assert.deepEqual([seen.runs.length, seen.told.at(-1)], [1, "died"]);
});

test("a new kernel runs the page; a page without one says so", async () => {
  const { seen, sessionContext, kernel, start } = open();
  sessionContext.session = null;
  start();
  await settled();
  assert.deepEqual([seen.runs.length, seen.told.at(-1)], [0, "no kernel"]);
  sessionContext.session = { kernel: kernel("k2") };
  sessionContext.kernelChanged.emit({ newValue: sessionContext.session.kernel });
  await settled();
  assert.deepEqual([seen.runs.length, seen.told.at(-1)], [1, "alive"]);
});

test("a page that stops on its way says so", async () => {
  const { seen, start } = open();
  seen.well = false;
  start();
  await settled();
  assert.equal(seen.told.at(-1), "stopped");
});

test("a page that is open twice side by side runs once", async () => {
  const first = open({ comms: [["m1", {}]] });
  first.start();
  const second = open({ comms: [["m1", {}]] });
  // What the first one runs makes its card.
  first.notebook.widgets[1].model.outputs.fromJSON([view("m1")]);
  second.start();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual([first.seen.runs.length, second.seen.runs.length], [1, 0]);
  assert.deepEqual([first.seen.told.at(-1), second.seen.told.at(-1)], ["alive", "alive"]);
  assert.deepEqual(second.notebook.widgets[1].model.outputs.toJSON(), [view("m1")]);
});

test("a page whose code has changed is not put back from what it showed before", async () => {
  rememberOutputs({ id: "k" }, [cell("c0", "import it"), cell("c1", "another card", [view("m1")])]);
  const { seen, start } = open({ comms: [["m1", {}]] });
  start();
  await settled();
  assert.equal(seen.runs.length, 1);
});

test("a page that names another kernel than the course's does not run in it unasked", async () => {
  const { seen, sessionContext, start } = open();
  sessionContext.session.kernel.name = "bash";
  start();
  await settled();
  assert.equal(seen.runs.length, 0);
  assert.match(seen.told.at(-1), /“bash”/);
});

test("a kernel that goes while a page runs keeps nobody waiting", async () => {
  const { seen, sessionContext, NotebookActions, start } = open();
  NotebookActions.runCells = () => new Promise(() => {});
  const run = start();
  await settled();
  sessionContext.statusChanged.emit("autorestarting");
  NotebookActions.runCells = async () => true;
  await run();
  assert.equal(seen.told.at(-1), "alive");
  assert.ok(seen.told.includes("died"));
});

test("a page's first card is drawn before its other cells are run", async () => {
  const { seen, notebook, start } = open({
    sources: ["import it", "card", "other card"],
    server: () => ({ cells: 3, why: "" }),
  });
  let drawn = null;
  notebook.widgets[1].node.querySelector = () => drawn;
  start();
  await settled();
  assert.deepEqual([seen.runs, seen.told.at(-1)], [[["import it", "card"]], "starting"]);
  drawn = {};
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(seen.runs, [["import it", "card"], ["other card"]]);
  assert.equal(seen.told.at(-1), "alive");
});

test("where the first card fails, or its kernel goes, nothing else is run", async () => {
  const three = { sources: ["import it", "card", "other card"], server: () => ({ cells: 3, why: "" }) };
  const failing = open(three);
  failing.seen.well = false;
  failing.start();
  await settled();
  assert.deepEqual([failing.seen.runs.length, failing.seen.told.at(-1)], [1, "stopped"]);
  const dying = open(three);
  dying.notebook.widgets[1].node.querySelector = () => null;
  dying.start();
  await settled();
  dying.sessionContext.statusChanged.emit("dead");
  dying.notebook.widgets[1].node.querySelector = () => ({});
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual([dying.seen.runs.length, dying.seen.told.at(-1)], [1, "died"]);
});
