import assert from "node:assert/strict";
import { test } from "node:test";
import { changes } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/keys.mjs";

const BINDINGS = [
  { keys: ["D", "D"], command: "notebook:delete-cell" },
  { keys: ["Ctrl Enter"], command: "notebook:run-cell" },
  { keys: ["Ctrl Shift ArrowUp"], command: "notebook:move-cell-up" },
  { keys: ["Ctrl Z"], command: "editmenu:undo" },
  { keys: ["Ctrl S"], command: "docmanager:save" },
  { keys: ["Ctrl B"], command: "application:toggle-left-area" },
];

test("what could change a page is seen, whatever keys it takes", () => {
  for (const keys of ["D", "Ctrl Enter", "Ctrl Shift ArrowUp", "Ctrl Z"])
    assert.ok(changes(keys, BINDINGS), keys);
});

test("all other keys are JupyterLab's", () => {
  for (const keys of ["Ctrl S", "Ctrl B", "Tab", "ArrowDown"]) assert.ok(!changes(keys, BINDINGS), keys);
});
