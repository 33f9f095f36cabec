import assert from "node:assert/strict";
import { test } from "node:test";
import { matching, serverOf } from "../../cocreation_teach/widgets/vote.mjs";

test("the server is where the page says", () => {
  assert.deepEqual(serverOf('{"baseUrl": "/user/ana/", "token": "t"}'), {
    base: "/user/ana/cocreation/votes",
    token: "t",
  });
  assert.deepEqual(serverOf(undefined), { base: "/cocreation/votes", token: "" });
});

test("what is offered has all the words that were typed", () => {
  const items = [
    ["night-call", "A call at night"],
    ["return", "A return"],
  ];
  assert.deepEqual(matching(items, "NIGHT call"), [items[0]]);
  assert.deepEqual(matching(items, ""), items);
  assert.equal(matching(items, "a", 1).length, 1);
});
