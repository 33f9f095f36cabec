import assert from "node:assert/strict";
import { test } from "node:test";
import { beginnings, dropped, refusal, sendFiles } from "../../cocreation_teach/widgets/desk_sending.mjs";

const LIMITS = { largest: 10 * 2 ** 20, most: 3 };
const file = (size) => ({ path: "a", file: { size } });

test("what is too large or no file is refused before it is sent", () => {
  assert.match(refusal([], LIMITS), /no file/);
  assert.equal(refusal([file(LIMITS.largest)], LIMITS), "");
  assert.match(refusal([file(LIMITS.largest), file(1)], LIMITS), /more than the 10 MB or 3 files/);
  assert.match(refusal([file(1), file(1), file(1), file(1)], LIMITS), /3 files/);
});

test("a stream goes in pieces, and an empty one in one", () => {
  assert.deepEqual(beginnings(0, 4), [0]);
  assert.deepEqual(beginnings(4, 4), [0]);
  assert.deepEqual(beginnings(9, 4), [0, 4, 8]);
});

test("files are sent one piece after another, and a refusal ends it", async () => {
  const files = [
    { path: "a.json", file: new Blob(["abc"]) },
    { path: "b.json", file: new Blob(["defg"]) },
  ];
  const sent = [];
  const ask = async (what, more, buffers) => {
    sent.push([what, buffers ? Buffer.from(buffers[0]).toString() : more.files]);
    if (what === "files/begin") return { transfer: "t" };
    return more.at === 4 ? { kept: ["a.json", "b.json"] } : { received: more.at };
  };
  assert.deepEqual(await sendFiles(files, "handed-in", { ask, piece: 4, told() {} }), ["a.json", "b.json"]);
  assert.deepEqual(sent, [
    [
      "files/begin",
      [
        { path: "a.json", size: 3 },
        { path: "b.json", size: 4 },
      ],
    ],
    ["files/piece", "abcd"],
    ["files/piece", "efg"],
  ]);
  const refused = async (what) => (what === "files/begin" ? { transfer: "t" } : null);
  assert.equal(await sendFiles(files, "handed-in", { ask: refused, piece: 4, told() {} }), null);
});

test("a folder that is dropped is walked through, part by part; a text that is dropped is no file", async () => {
  const leaf = (name) => ({ isFile: true, fullPath: `/in/${name}`, file: (give) => give(name) });
  const parts = [[leaf("a")], [leaf("b")], []];
  const folder = { isFile: false, createReader: () => ({ readEntries: (give) => give(parts.shift()) }) };
  const items = [
    { kind: "file", webkitGetAsEntry: () => folder },
    { kind: "string", webkitGetAsEntry: () => null },
    { kind: "file", getAsFile: () => ({ name: "c" }) },
  ];
  assert.deepEqual(await dropped({ items }), [
    { path: "in/a", file: "a" },
    { path: "in/b", file: "b" },
    { path: "c", file: { name: "c" } },
  ]);
});
