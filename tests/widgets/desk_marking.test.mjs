import assert from "node:assert/strict";
import { test } from "node:test";
import { pretendDocument } from "./page.mjs";

const createElement = pretendDocument();
const { commentsFor, draw, further, left, nextUnmarked } = await import(
  "../../cocreation_teach/widgets/desk_marking.mjs"
);

const text = (code, marked = false) => ({ code, question: "q5", marked });

test("the next text is the next that is not marked, and round", () => {
  const texts = [text("a"), text("b", true), text("c"), text("d", true)];
  assert.equal(nextUnmarked(texts), "a");
  assert.equal(nextUnmarked(texts, "a"), "c");
  assert.equal(nextUnmarked(texts, "c"), "a");
  assert.equal(nextUnmarked([text("a"), text("b", true)], "a"), null);
  assert.equal(nextUnmarked([]), null);
  assert.equal(left(texts), 2);
  assert.deepEqual(
    [further(texts, "b", 1), further(texts, "d", 1), further(texts, "a", -1)],
    ["c", null, null],
  );
});

test("the comments at hand are the question’s own, then those of none, each with its letter", () => {
  const bank = ["late", "q1-1", "q5-1", "q50-1"].map((code) => ({ code, comment: code }));
  const found = commentsFor(bank, "q5", ["q1", "q5", "q50"]);
  assert.deepEqual(
    found.map(({ code, letter }) => [letter, code]),
    [
      ["a", "q5-1"],
      ["b", "late"],
    ],
  );
  const many = Array.from({ length: 30 }, (_, at) => ({ code: `c${at}`, comment: "" }));
  assert.equal(commentsFor(many, "q5", []).at(-1).letter, "");
});

/** A desk with two texts; another tab can enter marks there. */
function desk() {
  const held = { a: { mark: "", comment: "" }, b: { mark: "", comment: "" } };
  const texts = () => Object.keys(held).map((code) => text(code, Boolean(held[code].mark)));
  const asked = [];
  const acts = {
    look: () => ({
      texts: texts(),
      questions: {
        q5: { prompt: "Why?", out_of: 4, criteria: [{ words: "an axis", points: 4 }], model: "" },
      },
      bank: [{ code: "q5-1", comment: "Say why." }],
      problems: [],
    }),
    text: ({ code }) => ({ code, answer: `The answer ${code}`, ...held[code], texts: texts() }),
    who: () => ({ student_id: "7", student_name: "Ann" }),
    keep: ({ comment }) => ({ bank: [{ code: "own-1", comment }] }),
    mark({ code, entry, seen }) {
      const there = held[code];
      if (entry.mark === "9") return null;
      if (there.mark !== seen.mark) return { theirs: there, texts: texts() };
      held[code] = entry;
      return { theirs: null, texts: texts() };
    },
  };
  const host = {
    el: createElement("div"),
    assignment: "week-9",
    standing: { made: true },
    said: [],
    isLeft: () => false,
    say: (words) => host.said.push(words),
    ask: async (what, more) => {
      asked.push(what);
      return acts[what](more);
    },
  };
  const field = (key) => host.el.querySelector(`[data-key="${key}"]`);
  const key = (name, more = {}) =>
    field("mark").listeners.keydown({ key: name, preventDefault() {}, ...more });
  return { host, held, asked, field, key };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a mark, a letter for a comment, and Enter: the next text, and nobody is named", async () => {
  const { host, held, field, key } = desk();
  await draw(host);
  assert.match(host.el.textContent, /Text 1 of 2\. 2 left to mark\..*The answer a/);
  field("mark").value = "3";
  key("A");
  key("Enter");
  await settled();
  assert.deepEqual(held.a, { mark: "3", comment: "Say why." });
  assert.match(host.el.textContent, /Text 2 of 2\. 1 left to mark\..*The answer b/);
  assert.doesNotMatch(host.el.textContent, /Ann/);
  host.el.press("Show or hide who wrote it");
  await settled();
  assert.match(host.el.textContent, /Ann, 7/);
});

test("a mark that will not do keeps the text on the page", async () => {
  const { host, held, field, key } = desk();
  await draw(host);
  field("mark").value = "9";
  key("Enter");
  await settled();
  assert.equal(held.a.mark, "");
  assert.match(host.el.textContent, /The answer a/);
  assert.equal(field("mark").value, "9");
});

test("a comment of one’s own is kept at hand, and the next text has it", async () => {
  const { host, held, field } = desk();
  await draw(host);
  field("comment").value = "Good start.";
  host.el.press("Keep this comment at hand for other texts");
  await settled();
  assert.equal(held.a.comment, "Good start.");
  assert.equal(host.said.at(-1), "Saved, and at hand for every text of this assignment.");
  host.el.press("One on");
  await settled();
  assert.match(host.el.textContent, /The answer b.*Good start\./);
});

test("what is typed while the next text is fetched does not go to the last one", async () => {
  const { host, field, key } = desk();
  await draw(host);
  field("mark").value = "3";
  const last = field("mark");
  key("Enter");
  assert.equal(last.readOnly, true);
  await settled();
  assert.notEqual(field("mark"), last);
  assert.ok(!field("mark").readOnly);
});

for (const [choice, wanted] of [
  ["Mine", "2"],
  ["The other", "3"],
]) {
  test(`what another tab entered is shown beside one’s own, and ${choice} holds`, async () => {
    const { host, held, field, key } = desk();
    await draw(host);
    held.a = { mark: "3", comment: "Good." };
    field("mark").value = "2";
    key("Enter");
    await settled();
    assert.match(host.el.textContent, /Which one holds\?There: 3\. Good\.Here: 2\./);
    assert.equal(held.a.mark, "3");
    host.el.press(choice);
    await settled();
    assert.equal(held.a.mark, wanted);
    assert.doesNotMatch(host.el.textContent, /Which one holds/);
  });
}

test("without an assignment, or without texts, it says when there will be some", async () => {
  const { host } = desk();
  await draw({ ...host, standing: { made: false } });
  assert.match(host.el.textContent, /no texts to mark here yet/);
});
