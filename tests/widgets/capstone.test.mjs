import assert from "node:assert/strict";
import { test } from "node:test";
import { escaped, fileName, reportPage, wordsIn } from "../../cocreation_teach/widgets/capstone.mjs";

test("words are counted as people count them", () => {
  assert.deepEqual(["", "  \n", "one", " two\nwords "].map(wordsIn), [0, 0, 1, 2]);
});

test("what a student wrote is text in the report, never markup", () => {
  const text = `</div><script>alert("x")</script> & 'so' 🎓`;
  const page = reportPage({
    title: "<b>",
    name: "<i>Ana</i>",
    day: "2026-11-23",
    sections: [{ heading: "<u>", paragraphs: ["<p>"], text }],
  });
  assert.equal(/<script|<b>|<i>|<u>|<p>/.test(page), false);
  assert.ok(page.includes(escaped(text)));
  assert.ok(page.includes("🎓"));
});

test("the report needs nothing but itself", () => {
  const page = reportPage({
    title: "T",
    name: "",
    day: "2026-11-23",
    sections: [{ heading: "H", paragraphs: [], text: " " }],
  });
  assert.equal(/https?:|src=|href=|@import/.test(page), false);
  assert.match(page, /Not written yet/);
});

test("a file name that every system takes", () => {
  assert.equal(fileName("Büro & Öffnung: 24/7", "2026-11-23"), "bu-ro-o-ffnung-24-7-2026-11-23.html");
  assert.equal(fileName("???", "2026-11-23"), "report-2026-11-23.html");
});
