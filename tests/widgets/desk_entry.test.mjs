import assert from "node:assert/strict";
import { test } from "node:test";
import { pretendDocument } from "./page.mjs";

pretendDocument();
const { entryInWords, makeEntry, toggled } = await import("../../cocreation_teach/widgets/desk_entry.mjs");

test("a comment at hand is added, and taken out again", () => {
  assert.equal(toggled("", "Say why."), "Say why.");
  assert.equal(toggled("Good.", "Say $& why."), "Good. Say $& why.");
  assert.equal(toggled("Good. Say why. End.", "Say why."), "Good. End.");
});

test("what is entered, in words", () => {
  assert.equal(entryInWords({ mark: "2,5", comment: "Good." }), "2,5. Good.");
  assert.equal(entryInWords({ mark: "", comment: "" }), "No mark.");
});

test("nothing is asked where nothing has changed, and two saves are one", async () => {
  const asked = [];
  const entry = makeEntry({
    given: { mark: "1", comment: "" },
    comments: [],
    host: { say() {}, isLeft: () => false },
    goOn() {},
    async enter(mine) {
      asked.push(mine.mark);
      return null;
    },
  });
  assert.equal(await entry.save(), true);
  entry.mark.value = "2";
  await Promise.all([entry.save(), entry.save()]);
  assert.deepEqual(asked, ["2"]);
});
