// The learner's record as a page of its own: the rules of `learning/record.py` and its template, once more for the page.

import { language, t } from "../../widgets/words.mjs";
import { inWords } from "./answers.mjs";
import { findQuestion } from "./bank.mjs";
import { inOrder } from "./entry.mjs";
import { askedOn, firstMark, lastMark, numberOf, pageProgress } from "./progress.mjs";
import { keyOf, standings } from "./standing.mjs";
import { whole } from "./text.mjs";

const PRE = "prediction";
const POST = "post-test";
const SURE = { guess: t("record.guess"), fair: t("record.fair"), certain: t("record.certain") };

/** A learner's whole record: the pages on which anything was done, what stands on none, the gain, the days. */
export function makeRecord(entries, { pages, bank }) {
  const acts = entries.filter(({ act }) => act !== "kept").sort(inOrder);
  const known = standings(acts);
  const left = new Map([...known].filter(([, { tries, shown }]) => tries.length || shown));
  const lineOf = (key) => line(JSON.parse(key), left.get(key), known, bank);
  const worked = pages.map((page) => {
    const mine = askedOn(page, known)
      .map((pair) => keyOf(...pair))
      .filter((key) => left.has(key));
    return { page, mine };
  });
  const onPages = new Set(pages.flatMap((page) => askedOn(page, known)).map((pair) => keyOf(...pair)));
  const days = acts
    .filter(({ at }) => at)
    .map(({ at }) => at.slice(0, 10))
    .sort();
  return {
    pages: worked
      .filter(({ mine }) => mine.length)
      .map(({ page, mine }) => ({
        page,
        progress: pageProgress(page, known, bank),
        lines: mine.map(lineOf),
      })),
    others: [...left.keys()].filter((key) => !onPages.has(key)).map(lineOf),
    gain: gainOf(known, bank),
    first: days[0] ?? "",
    last: days.at(-1) ?? "",
  };
}

/** One question of the record: what was asked, what was answered, and what there is to say about it. */
function line(pair, { tries }, known, bank) {
  const question = findQuestion(bank, ...pair);
  const last = tries.at(-1);
  const at = last?.at.slice(0, 10) ?? "";
  const answer = last && last.answer !== null ? inWords(question ?? {}, last.answer) : "";
  if (!question) return { prompt: pair[0], answer, small: [at, t("record.not-asked")] };
  const isReworded = last && !["", question.version].includes(last.version);
  return {
    prompt: question.prompt,
    answer,
    mark: pair[1] === PRE ? null : lastMark(pair, known, bank),
    model: question.model,
    small: [
      at,
      SURE[last?.confidence],
      tries.length > 1 && t("record.tries", { count: tries.length }),
      isReworded && t("record.new-words"),
    ],
  };
}

/** What was right in the pre-test and in the post-test, over the questions answered in both; null before that. */
function gainOf(known, bank) {
  const both = [...known.keys()]
    .map((key) => JSON.parse(key))
    .filter(([id, occasion]) => occasion === POST && known.has(keyOf(id, PRE)))
    // The post-test gives feedback, so that only the first answer tells what was known; before, the one that stands.
    .map(([id]) => [lastMark([id, PRE], known, bank), firstMark([id, POST], known, bank)])
    .filter(([before, after]) => before && after);
  if (!both.length) return null;
  const [before, after] = [0, 1].map((at) => both.filter((marks) => marks[at].credit === 1).length);
  const n = both.length;
  return { n, before, after, share: n > before ? (after - before) / (n - before) : null };
}

// ---- the page -------------------------------------------------------------------------------------

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
const p = (name, text) => `<p class="${name}">${escaped(text)}</p>`;
const said = (id, values) => escaped(t(id, values));

/** The record as one self-contained HTML page; what the learner wrote stands in it as text. */
export function asPage(record, { paper, edition: version }) {
  const { first, last, gain, pages, others } = record;
  const lines = [
    "<!doctype html>",
    `<html lang="${language}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${said("record.title")}</title>`,
    "<style>",
    `${paper}</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${said("record.title")}</h1>`,
    first ? p("small", t("record.from", { first, last, version })) : `<p>${said("record.nothing")}</p>`,
    ...(gain ? drawGain(gain) : []),
    ...pages.flatMap(drawPage),
    ...(others.length ? [`<h2>${said("record.others")}</h2>`, ...others.flatMap(drawLine)] : []),
    "</main>",
    "</body>",
    "</html>",
  ];
  return whole(lines.join("\n"));
}

function drawGain({ n, before, after, share }) {
  const hint = share === null ? "" : said("record.gain-share", { share: rounded(share * 100) });
  return [
    `<h2>${said("record.gain")}</h2>`,
    `<p>${said("record.gain-of", { n, before, after })}`,
    `${hint}</p>`,
  ];
}

/** A whole number; a half goes to the even one, as Python rounds it. */
function rounded(number) {
  const down = Math.floor(number);
  return number - down === 0.5 ? down + Math.abs(down % 2) : Math.round(number);
}

function drawPage({ page: { path, title }, progress, lines }) {
  const called = { number: numberOf(path), title };
  const heading = path.startsWith("lessons") ? t("record.lesson", called) : t("record.exercise", called);
  return [
    `<h2>${escaped(heading)}</h2>`,
    p("small", t("record.progress", progress)),
    ...lines.flatMap(drawLine),
  ];
}

function drawLine({ prompt, answer, mark, model, small }) {
  const [verdict, ...reasons] = mark?.feedback ?? [];
  return [
    "<article>",
    p("prompt", prompt),
    answer ? `<div class="answer">${escaped(answer)}</div>` : p("small", t("record.shown")),
    ...(verdict ? [p("verdict", verdict), ...reasons.map((reason) => `<p>${escaped(reason)}</p>`)] : []),
    ...(model ? [p("small", t("record.model", { model }))] : []),
    p("small", small.filter(Boolean).join(" · ")),
    "</article>",
    "",
  ];
}
