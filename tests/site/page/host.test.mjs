import assert from "node:assert/strict";
import { test } from "node:test";
import { makeModel } from "../../../cocreation_teach/site/page/host.mjs";

test("a widget is told of what changed, when all of it has changed", () => {
  const { model, tell } = makeModel({ tries: {}, heard: {} });
  const seen = [];
  const hear = () => seen.push([model.get("tries"), model.get("heard")]);
  model.on("change:tries", hear);
  tell({ tries: { a: 1 }, heard: { safe: ["u"] } });
  tell({ tries: { a: 1 } });
  assert.deepEqual(seen, [[{ a: 1 }, { safe: ["u"] }]]);
  model.off("change:tries", hear);
  tell({ tries: {} });
  assert.equal(seen.length, 1);
});

test("what a widget sends and saves is heard by what answers it", () => {
  const heard = [];
  const { model, say } = makeModel(
    { form: 1 },
    { hear: (...given) => heard.push(given), take: (changes) => heard.push(changes) },
  );
  model.send({ ask: "work" }, undefined, ["bytes"]);
  model.set("form", 2);
  model.save_changes();
  model.save_changes();
  assert.deepEqual(heard, [[{ ask: "work" }, ["bytes"]], { form: 2 }, {}]);
  const said = [];
  model.on("msg:custom", (...given) => said.push(given));
  say({ said: "Done." });
  assert.deepEqual(said, [[{ said: "Done." }, []]]);
});

test("a widget that nobody answers may still be drawn", () => {
  const { model } = makeModel({ content: {} });
  model.send({ ask: "again" });
  model.save_changes();
  assert.deepEqual(model.get("content"), {});
});
