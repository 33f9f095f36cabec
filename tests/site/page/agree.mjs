// What the page makes of cases that Python has made up, as JSON on standard input and output.

import { readFileSync } from "node:fs";
import { inWords, isAnswer } from "../../../cocreation_teach/site/page/answers.mjs";
import { asJson, entryFrom } from "../../../cocreation_teach/site/page/entry.mjs";
import { openJournal } from "../../../cocreation_teach/site/page/journal.mjs";
import { keptOf, restored, standings } from "../../../cocreation_teach/site/page/standing.mjs";
import { assessment, isForm } from "../../../cocreation_teach/site/page/tax_answers.mjs";
import { lacking, WorkError, workFile, workFrom } from "../../../cocreation_teach/site/page/work.mjs";
import { channel, fakeDatabase } from "./fake_db.mjs";

const readAs = {
  entries: (held) => held.map(entryFrom).map((entry) => entry && asJson(entry)),
  files: (files) => files.map((file) => read(Buffer.from(file, "base64"))),
  answers: (cases) =>
    cases.map(({ question, answers }) =>
      answers.map((one) => [isAnswer(question, one), inWords(question, one)]),
    ),
  standings: (journals) =>
    journals.map((acts) =>
      [...standings(acts.map(entryFrom))].map(([key, { tries, shown, first }]) => [
        key,
        tries.map(({ uid }) => uid),
        shown,
        first?.uid ?? null,
      ]),
    ),
  restored: (journals) =>
    journals.map((acts) => restored(acts.map(entryFrom), (answer) => answer !== "gone")),
  kept: (journals) => journals.map((acts) => keptOf({ a: "v1" }, () => acts.map(entryFrom))),
  restoring: (cases) => Promise.all(cases.map(merged)),
  tax: ({ content, forms }) =>
    forms.map((form) => isForm(form, content) && (form.handed_in ? assessment(form, content) : {})),
};

function read(bytes) {
  try {
    const entries = workFrom(bytes);
    return { entries: entries.map(asJson), file: workFile(entries, "1.0", "2026-11-28T10:00:00Z") };
  } catch (error) {
    if (error instanceof WorkError) return { refused: error.message };
    throw error;
  }
}

async function merged([mine, theirs]) {
  const journal = await openJournal(fakeDatabase().openDB, {}, channel());
  await journal.record(mine.map(entryFrom));
  const written = await journal.record(lacking(journal, theirs.map(entryFrom)));
  return [written.length, journal.all().map(asJson)];
}

const cases = JSON.parse(readFileSync(0, "utf-8"));
const found = {};
for (const [name, some] of Object.entries(cases)) found[name] = await readAs[name](some);
process.stdout.write(JSON.stringify(found));
