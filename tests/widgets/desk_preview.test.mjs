import assert from "node:assert/strict";
import { test } from "node:test";
import { stillModel } from "../../cocreation_teach/widgets/desk_preview.mjs";

test("a preview answers whatever is asked of it with what it is", () => {
  const said = [];
  const model = stillModel({ part: "head" });
  model.on("msg:custom", (message) => said.push(message.said));
  model.on("change:content", () => said.push("changed"));
  model.send({ ask: "begin" });
  assert.deepEqual(model.get("content"), { part: "head" });
  assert.deepEqual(said, ["This is a preview: nothing is kept, and nothing is handed in."]);
});
