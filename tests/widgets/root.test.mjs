import assert from "node:assert/strict";
import { test } from "node:test";
import { isForHost, isHeldDown, isOneTooMany } from "../../cocreation_teach/widgets/root.mjs";

const among = (kinds) => (selector) => kinds.some((kind) => selector.split(", ").includes(kind));
const button = { matches: among(["button"]), closest: among(["button"]) };
const textarea = { matches: among(["textarea"]), closest: among(["textarea"]) };

test("keys with Ctrl or Cmd are the host's, all others the widget's", () => {
  const key = (name, more = {}, target = button) => isForHost({ key: name, target, ...more });
  for (const plain of ["x", "a", "b", "m", "Enter", "ArrowDown", "Escape"]) assert.equal(key(plain), false);
  assert.equal(key("s", { ctrlKey: true }) && key("s", { metaKey: true }, textarea), true);
  assert.equal(key("X", { ctrlKey: true }), true);
});

test("keys that edit a text are the text's", () => {
  for (const key of ["a", "c", "v", "X", "z", "Enter", "ArrowLeft", "Home"])
    assert.equal(isForHost({ key, ctrlKey: true, target: textarea }), false);
});

test("a key held down acts once, and writes as long as it is held", () => {
  assert.equal(isHeldDown({ key: "Enter", repeat: true, target: button }), true);
  assert.equal(isHeldDown({ key: "Enter", repeat: false, target: button }), false);
  assert.equal(isHeldDown({ key: "Enter", repeat: true, target: textarea }), false);
  assert.equal(isHeldDown({ key: "ArrowDown", repeat: true, target: button }), false);
});

test("of a double click the second is one too many, but for fields and what may be repeated", () => {
  assert.equal(isOneTooMany({ detail: 1, target: button }), false);
  assert.equal(isOneTooMany({ detail: 2, target: button }), true);
  assert.equal(isOneTooMany({ detail: 0, target: button }), false); // by keyboard
  assert.equal(isOneTooMany({ detail: 2, target: textarea }), false);
  assert.equal(isOneTooMany({ detail: 2, target: { closest: among(["[data-repeats]"]) } }), false);
});
