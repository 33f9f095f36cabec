import assert from "node:assert/strict";
import { test } from "node:test";
import { leadsOn, placeOf } from "../../../cocreation_teach/voting/page/projector.mjs";

test("a page finds its vote by its own address, on a hub too", () => {
  assert.deepEqual(placeOf("/user/ana/cocreation/votes/bakorimute"), {
    base: "/user/ana/cocreation/votes",
    word: "bakorimute",
  });
});

test("a clicker leads on, and typing a number does not", () => {
  const target = { closest: () => null };
  assert.equal(leadsOn({ key: "PageDown", target }), true);
  assert.equal(leadsOn({ key: "ArrowDown", target }), false);
  assert.equal(leadsOn({ key: "PageDown", target: { closest: () => ({}) } }), false);
});
