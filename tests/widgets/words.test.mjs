import assert from "node:assert/strict";
import { test } from "node:test";
import {
  day,
  grouped,
  howItStands,
  listed,
  moment,
  speaking,
  times,
} from "../../cocreation_teach/widgets/words.mjs";

test("a sentence takes in what it names, and the form that its count wants", () => {
  const t = speaking({
    language: "en",
    hello: "Hello, {name}. {name}!",
    cards: { "=0": "no card", one: "{count} card", other: "{count} cards" },
  });
  assert.equal(t("hello", { name: "$&" }), "Hello, $&. $&!");
  assert.deepEqual(
    [0, 1, 2].map((count) => t("cards", { count })),
    ["no card", "1 card", "2 cards"],
  );
});

test("days, moments, numbers and lists are written as the language does", () => {
  assert.equal(day("2026-11-03T12:00:00Z"), "3 November 2026");
  assert.match(moment("2026-11-03T12:00:00Z"), /^3 November 2026 \d\d:\d\d$/);
  assert.deepEqual([day("soon"), moment("soon")], ["an unknown day", "an unknown time"]);
  assert.deepEqual(
    [grouped(0), grouped(300), grouped(34_000), grouped(1_234_567)],
    ["0", "300", "34,000", "1,234,567"],
  );
  assert.equal(listed([1, 2, 3]), "1, 2 and 3");
  assert.deepEqual([0, 1, 2, 3].map(times), ["never", "once", "twice", "3 times"]);
});

test("shown is not answered", () => {
  assert.equal(howItStands("I", true), "Answered.");
  assert.equal(howItStands(undefined, true), "Shown to you, not answered.");
  assert.equal(howItStands(undefined, false), "Not answered yet.");
});
