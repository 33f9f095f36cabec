// From the journal to the file that a student hands in: the rules of `learning/hand_in.py`, `learning/people.py` and
// `exchange/hand_in.py`, once more for the page. An assignment is {id, title, digest, due, items, forms}, each item a
// {question, points}, the question as `site/data.py` has it, without its key.

import { t } from "../../widgets/words.mjs";
import { sha256 } from "../vendor/sha256.mjs";
import { CONFIDENCE, isAnswer } from "./answers.mjs";
import { moment } from "./entry.mjs";
import { keyOf, standings } from "./standing.mjs";
import { studentFrom } from "./student.mjs";
import { idKey, slug, whole } from "./text.mjs";

const FORMAT = "cocreation-teach/submission";
const LARGEST = 2 ** 20; // bytes

/** The journal's name for who the student is. */
export const STUDENT = "student";

/** The occasion of a person's answers to an assignment. */
export function occasionOf(assignment, id) {
  return `assignment ${assignment.id} ${sha256(idKey(id)).slice(0, 12)}`;
}

/** Under what the journal knows what a person handed in last. */
export const handedBy = (assignment, id) => `handed in, ${occasionOf(assignment, id)}`;

/** The items of the form that a student's id decides. */
export function formOf({ items, forms }, id) {
  const place = BigInt(`0x${sha256(idKey(id)).slice(0, 16)}`) % BigInt(forms.length);
  return forms[Number(place)].map((key) => items.find(({ question }) => question.id === key));
}

/** The answer that stands to each question of a student's form, by question, in the form's order. */
export function lastAnswers(assignment, id, entries) {
  const occasion = occasionOf(assignment, id);
  const known = standings(entries);
  const answers = new Map();
  for (const { question } of formOf(assignment, id)) {
    const tries = known.get(keyOf(question.id, occasion))?.tries ?? [];
    const valid = tries.filter(({ answer }) => isAnswer(question, answer));
    if (valid.length) answers.set(question.id, valid.at(-1));
  }
  return answers;
}

/** The file that a student hands in: {name, content, answered, questions, receipt}, or what is wrong with it. */
export function handIn(assignment, student, entries, at) {
  const answers = lastAnswers(assignment, student.id, entries);
  const content = contentOf(assignment, student, answers, at);
  if (content.length > LARGEST) return { problem: t("handing.long") };
  return {
    name: `${slug(assignment.title).slice(0, 60)}-${slug(student.id)}.cocreation.json`,
    content,
    answered: answers.size,
    questions: formOf(assignment, student.id).length,
    receipt: sha256(content).slice(0, 12),
  };
}

function contentOf({ id, digest }, student, answers, at) {
  const held = {
    format: FORMAT,
    version: 1,
    assignment: { id, digest },
    student: { id: student.id, name: student.name },
    answers: [...answers].map(([question, entry]) => ({
      question,
      answer: typeof entry.answer === "string" ? whole(entry.answer) : entry.answer,
      confidence: CONFIDENCE.includes(entry.confidence) ? entry.confidence : null,
      answered_at: /(?:Z|[+-]\d\d:\d\d)$/.test(moment(entry.at)) ? entry.at : "",
    })),
    submitted_at: at,
  };
  // Letters alone that each program reads alike, as Python writes them.
  const code = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `${JSON.stringify(held, null, 1).replace(/[\x7f-\uffff]/g, code)}\n`;
}

// ---- several people at one computer ---------------------------------------------------------------

/** Who else has answered, and how many questions, the latest first. */
export function others(assignment, student, entries) {
  const named = entries
    .filter(({ question }) => question === STUDENT)
    .map(({ answer }) => studentFrom(answer)[0])
    .filter(Boolean);
  const found = new Map(named.reverse().map((who) => [idKey(who.id), who]));
  found.delete(idKey(student.id));
  return [...found.values()]
    .map((who) => ({ ...who, answered: lastAnswers(assignment, who.id, entries).size }))
    .filter(({ answered }) => answered);
}

/** Whether two people, by their ids, are asked the same and have answered the same. */
export function haveTheSame(assignment, one, other, entries) {
  const said = (id) => [
    formOf(assignment, id).map(({ question }) => question.id),
    [...lastAnswers(assignment, id, entries)].map(([key, { answer }]) => [key, inOrder(answer)]),
  ];
  return JSON.stringify(said(one)) === JSON.stringify(said(other));
}

/** An answer that gives each row an option, whatever row was given one first. */
const inOrder = (answer) =>
  typeof answer === "object" && !Array.isArray(answer) ? Object.entries(answer).sort() : answer;

/** The answers of another as acts of a student, to questions that the student has not answered. */
export function takenAlong(assignment, id, other, entries) {
  const asked = formOf(assignment, id).map(({ question }) => question.id);
  const mine = lastAnswers(assignment, id, entries);
  return [...lastAnswers(assignment, other, entries)]
    .filter(([key]) => asked.includes(key) && !mine.has(key))
    .map(([, { question, act, answer, confidence, version, at }]) => ({
      question,
      act,
      answer,
      confidence,
      version,
      at,
      occasion: occasionOf(assignment, id),
    }));
}
