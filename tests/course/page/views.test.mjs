import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  forgetOutputs,
  modelsIn,
  outputsOf,
  putBack,
  rememberOutputs,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/views.mjs";
import { cell, openStorage, view } from "./lab.mjs";

const text = { output_type: "stream", name: "stdout", text: "Hello" };
const kernel = (...ids) => ({
  id: "k",
  requestCommInfo: async () => ({ content: { comms: Object.fromEntries(ids.map((id) => [id, {}])) } }),
});

beforeEach(openStorage);

test("a page's outputs are kept by cell, and their models found", () => {
  const outputs = outputsOf([
    cell("a", "", [text, view("m1")]),
    cell("b", "", []),
    cell("c", "", [view("m2")]),
  ]);
  assert.deepEqual(Object.keys(outputs), ["a", "c"]);
  assert.deepEqual(modelsIn(outputs), ["m1", "m2"]);
});

test("what a page showed is put back in its place, and nothing of the file is trusted with it", async () => {
  rememberOutputs({ id: "k" }, [cell("a", "", [text, view("m1")]), cell("b", "")]);
  const opened = cell("a", "", [{ output_type: "display_data", data: { "text/html": "<script>" } }]);
  assert.ok(await putBack(kernel("m1", "other"), [opened, cell("b", "", [])]));
  assert.deepEqual(opened.model.outputs.toJSON(), [text, view("m1")]);
  assert.ok(opened.model.trusted);
});

test("what a page showed stands there before its kernel answers, and goes if that cannot", async () => {
  rememberOutputs({ id: "k" }, [cell("a", "", [view("m1")])]);
  const opened = cell("a", "", []);
  let refuse;
  const asked = new Promise((_, reject) => {
    refuse = reject;
  });
  const put = putBack({ id: "k", requestCommInfo: () => asked }, [opened]);
  assert.deepEqual(opened.model.outputs.toJSON(), [view("m1")]);
  refuse(new Error("The kernel is gone."));
  await assert.rejects(put);
  assert.deepEqual(opened.model.outputs.toJSON(), []);
});

test("a kernel that lacks one of the widgets has the page run", async () => {
  rememberOutputs({ id: "k" }, [cell("a", "", [view("m1"), view("m2")])]);
  const opened = cell("a", "", []);
  assert.ok(!(await putBack(kernel("m1"), [opened])));
  assert.deepEqual(opened.model.outputs.toJSON(), []);
});

test("a kernel that was never seen, or was forgotten, has the page run", async () => {
  assert.ok(!(await putBack(kernel("m1"), [])));
  rememberOutputs({ id: "k" }, [cell("a", "", [view("m1")])]);
  forgetOutputs({ id: "k" });
  assert.ok(!(await putBack(kernel("m1"), [])));
});

test("a page that shows too much is not kept", async () => {
  rememberOutputs({ id: "k" }, [cell("a", "", [view("m1"), { ...text, text: "x".repeat(100_000) }])]);
  assert.ok(!(await putBack(kernel("m1"), [])));
});

test("a browser that keeps nothing, or holds rubbish, has the page run", async () => {
  localStorage.setItem("cocreation-teach:outputs", "[[");
  assert.ok(!(await putBack(kernel("m1"), [])));
  globalThis.localStorage = {
    getItem: () => null,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  rememberOutputs({ id: "k" }, [cell("a", "", [view("m1")])]);
  assert.ok(!(await putBack(kernel("m1"), [])));
});
