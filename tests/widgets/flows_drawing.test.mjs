import assert from "node:assert/strict";
import { test } from "node:test";
import { drawChoice, drawList } from "../../cocreation_teach/widgets/flows_drawing.mjs";
import { pretendDocument, read } from "./page.mjs";

pretendDocument();
const question = {
  actors: ["ana", "sister"].map((id) => ({ id, label: id })),
  things: [{ id: "news", label: "news" }],
};
const now = {
  drawn: ["ana>news>sister"],
  stands: () => "wrong",
  settled: false,
  giver: "ana",
  receiver: null,
};

test("an arrow in the list is numbered, said to be right or wrong, and can be removed", () => {
  const [, list] = drawList(question, now, {});
  assert.match(read(list), /^1\.✕News, from ana to sister\(not here\)Remove$/i);
});

test("a settled drawing offers nothing to remove and nothing to choose", () => {
  const settled = { ...now, settled: true };
  assert.doesNotMatch(read(drawList(question, settled, {})), /Remove/);
  assert.deepEqual(drawChoice(question, settled, {}), []);
});

test("what can be given is asked when giver and receiver are known", () => {
  assert.match(read(drawChoice(question, now, {})), /Now tap who receives/);
  assert.match(
    read(drawChoice(question, { ...now, receiver: "sister" }, {})),
    /from ana to sister\? NewsNothing/,
  );
});
