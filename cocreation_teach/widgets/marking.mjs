// Answers to questions of any shape: put together, marked, and what there is to say of them.

import { flowsMark, neededArrows, quoted, saidOf } from "./flows_marking.mjs";
import { t } from "./words.mjs";

/** A model answer is to be compared with an answer, and a letter is none. */
const FEWEST_WORDS = 8;

/** The answer that the student has put together so far, or null while it is incomplete. */
export function complete(question, draft) {
  switch (question.shape) {
    case "several":
      return draft?.length ? draft : null;
    case "match":
      return question.rows.every(({ id }) => draft?.[id]) ? draft : null;
    case "text":
      return enough(question, draft?.trim() ?? "") ? draft : null;
    default:
      return draft ?? null;
  }
}

const enough = ({ model }, text) => (model ? text.split(/\s+/).length >= FEWEST_WORDS : text !== "");

/** The draft after one more choice: an option ticked or unticked, a row given an option, a text written. */
export function withChoice({ shape, options }, draft, id, value) {
  switch (shape) {
    case "several":
      return options
        .map((option) => option.id)
        .filter((option) => (option === id ? value : draft?.includes(option)));
    case "match":
      return { ...draft, [id]: value };
    case "text":
      return value;
    default:
      return id;
  }
}

/** What is still missing, in words. */
export function missing(question) {
  return {
    one: t("missing.one"),
    several: t("missing.several"),
    match: t("missing.match"),
    text: question.model ? t("missing.sentence", { words: FEWEST_WORDS }) : t("missing.text"),
  }[question.shape];
}

/** The mark that an answer earns; null where none is given (own words, predictions). */
export function markOf(question, answer) {
  if (!answer || !question.feedback) return null;
  switch (question.shape) {
    case "several":
      return severalMark(question.options, answer);
    case "match":
      return matchMark(question.rows, answer);
    case "flows":
      return flowsMark(question, answer);
    case "text":
      return null;
    default:
      return question.marks[answer];
  }
}

const firstMisconception = (missed) =>
  missed.find(({ misconception }) => misconception)?.misconception ?? null;

function severalMark(options, answer) {
  const belongs = options.filter((option) => option.belongs);
  const others = options.filter((option) => !option.belongs);
  const missed = options.filter(({ id, belongs }) => belongs !== answer.includes(id));
  if (!missed.length)
    return {
      credit: 1,
      feedback: [t("mark.right"), ...belongs.map(({ why }) => why).filter(Boolean)],
      misconception: null,
    };
  // What does not belong takes away, so that ticking everything earns no more than ticking nothing.
  const credit = Math.max(0, ticked(belongs, answer) - ticked(others, answer));
  return {
    credit,
    feedback: [t(credit ? "mark.partly" : "mark.wrong"), ...missed.map(ofPart)],
    misconception: firstMisconception(missed),
  };
}

const ofPart = ({ label, why, belongs }) =>
  saidOf(label, why || t(belongs ? "mark.belongs" : "mark.does-not-belong"));

const ticked = (options, answer) =>
  options.length ? options.filter(({ id }) => answer.includes(id)).length / options.length : 0;

function matchMark(rows, answer) {
  const each = rows.map(({ id, label, marks }) => ({ label, ...marks[answer[id]] }));
  const missed = each.filter(({ credit }) => credit < 1);
  const said = (some) => some.map(({ label, feedback }) => saidOf(label, feedback.join(" ")));
  if (!missed.length)
    return { credit: 1, feedback: [t("mark.every-row"), ...said(each)], misconception: null };
  return {
    credit: each.reduce((sum, { credit }) => sum + credit, 0) / each.length,
    feedback: [t("mark.rows", { right: each.length - missed.length, rows: each.length }), ...said(missed)],
    misconception: firstMisconception(missed),
  };
}

const keyOf = (marks) => Object.keys(marks).find((option) => marks[option].credit === 1);

/**
 * A mark as it is told of the first miss of several things at once: how many of them, and where to look, so that there
 * is something left to find out. The reasons come with the next.
 */
export function hinted(mark, hints) {
  return { ...mark, feedback: [mark.feedback[0], ...hints, t("hint.again")] };
}

/** How many ticks are too many and too few. */
export function hintsOnTicks(answer, right) {
  const extra = answer.filter((id) => !right.includes(id)).length;
  const absent = right.filter((id) => !answer.includes(id)).length;
  return [
    ...(extra ? [t("hint.extra", { count: extra })] : []),
    ...(absent ? [t("hint.absent", { count: absent })] : []),
  ];
}

/** What the first miss is told instead of the reasons; nothing where there is but one thing to miss. */
export function hintsOn({ shape, options, rows }, answer) {
  switch (shape) {
    case "several":
      return hintsOnTicks(answer, rightAnswer({ shape, options }));
    case "match":
      return rows
        .filter(({ id, marks }) => marks[answer[id]].credit < 1)
        .map(({ label }) => t("hint.row", { label: quoted(label) }));
    default:
      return [];
  }
}

/** The first words of a prompt, by which a card is called. */
export function opening(prompt) {
  const words = prompt.split(/\s+/);
  return words.length > 9 ? `${words.slice(0, 8).join(" ")} …` : prompt;
}

/** An answer that earns full credit. */
export function rightAnswer({ shape, options, rows, marks, drawn }) {
  if (shape === "text") return null;
  if (shape === "flows") return neededArrows({ drawn });
  if (shape === "match") return Object.fromEntries(rows.map((row) => [row.id, keyOf(row.marks)]));
  return shape === "several" ? options.filter(({ belongs }) => belongs).map(({ id }) => id) : keyOf(marks);
}

/** A word on how sure the student was, where it teaches something. */
export function calibration(confidence, mark) {
  if (!mark || !confidence) return [];
  if (confidence === "certain" && mark.credit < 1) return [t("sure.surprised")];
  if (confidence === "guess" && mark.credit === 1) return [t("sure.lucky")];
  return [];
}

/** The other options with what there is to say about each, once the right one is known. */
export function otherOptions({ shape, feedback, options, marks }, answer) {
  if (shape !== "one" || !feedback) return [];
  return options
    .filter(({ id }) => id !== answer && marks[id].credit < 1)
    .map(({ id, label }) => ({ label, why: marks[id].feedback.slice(1).join(" ") }))
    .filter(({ why }) => why);
}
