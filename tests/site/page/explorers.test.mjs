import assert from "node:assert/strict";
import { test } from "node:test";
import { chanceFrom } from "../../../cocreation_teach/site/page/explorers/chance.mjs";
import { apart, wholeTicks, wrapped } from "../../../cocreation_teach/site/page/explorers/drawing.mjs";
import { answerExplorer } from "../../../cocreation_teach/site/page/explorers/explorers.mjs";
import { fixed, points, signed } from "../../../cocreation_teach/site/page/explorers/numbers.mjs";
import { makeModel } from "../../../cocreation_teach/site/page/host.mjs";

const first = { start: 90, fall: 5, answering: 5, user: 60, adaptation: 30, encounters: 24, seed: 1 };
const content = { name: "co-destruction", given: { chance: 0.3 }, first };

test("an explorer on the page is answered at once, with settings, words and a figure of its look", () => {
  const answer = answerExplorer({ state: { content } });
  const out = makeModel({ content, ...answer.state }, { take: (changes) => answer.take(changes, out) });
  const { model } = out;
  assert.match(model.get("reply").sentence, /at encounter 15/);
  const heard = [];
  model.on("change:reply", () => heard.push(model.get("picture")));
  model.set("request", { settings: { ...first, fall: 0 }, look: { dark: true, narrow: true }, number: 7 });
  model.save_changes();
  const { number, sentence, settings, refusal } = model.get("reply");
  assert.deepEqual([number, settings.fall, refusal], [7, 0, ""]);
  assert.match(sentence, /stayed at 0 or above/);
  assert.equal(heard.length, 1);
  assert.match(heard[0], /^<svg [^>]*width="300pt".*#e8e8e8/);
});

test("numbers are written as Python writes them", () => {
  assert.deepEqual([fixed(2.5), fixed(3.5), fixed(0.125, 2), fixed(-0.2)], ["2", "4", "0.12", "0"]);
  assert.deepEqual([fixed(0.27499999999999997, 2), fixed(0.275, 2)], ["0.28", "0.28"]);
  assert.deepEqual([signed(0.314), signed(-0.25), signed(-0.001)], ["+0.31", "−0.25", "0.00"]);
  assert.deepEqual([points(-0.154), points(-0.001)], ["−15", "0"]);
});

test("chance is numpy’s own", () => {
  // numpy.random.default_rng(1).random(2)
  assert.deepEqual([...chanceFrom(1).random(2)], [0.5118216247002567, 0.9504636963259353]);
});

test("a stream is the same from its beginning, whoever else draws from its seed or another", () => {
  const [first, other, again] = [chanceFrom(1), chanceFrom(2), chanceFrom(1)];
  const drawn = [...first.permutation(5), ...first.random(2000)];
  assert.equal(other.random(1)[0], 0.2616121342493164); // numpy.random.default_rng(2).random()
  assert.deepEqual([...again.permutation(5), ...again.random(2000)], drawn);
  assert.deepEqual([...chanceFrom(1).random(2)], [0.5118216247002567, 0.9504636963259353]);
});

test("labels stand apart, ticks are whole, and words are wrapped", () => {
  assert.deepEqual(
    apart([0.5, 0.5, -1], 0.2).map((height) => Math.round(height * 10) / 10),
    [0.4, 0.6, -1],
  );
  assert.deepEqual(wholeTicks(0.5, 24.5, 9), [3, 6, 9, 12, 15, 18, 21, 24]);
  assert.deepEqual(wrapped("at home with support", 11), ["at home", "with", "support"]);
});
