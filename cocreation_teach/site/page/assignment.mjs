// An assignment on a page: who the student is, their questions, and the file to hand in. As `widgets/assignment.py`.

import { t } from "../../widgets/words.mjs";
import { cardOf } from "./cards.mjs";
import {
  formOf,
  handedBy,
  handIn,
  haveTheSame,
  lastAnswers,
  occasionOf,
  others,
  STUDENT,
  takenAlong,
} from "./hand_in.mjs";
import { JournalError, sentence } from "./journal.mjs";
import { studentFrom } from "./student.mjs";
import { idKey, strip } from "./text.mjs";

/** The questions of a student's form, each with what stands above it, and its card. */
export function asked(assignment, id) {
  const form = formOf(assignment, id);
  return form.map(({ question, points }, at) => ({
    heading: headingOf(at + 1, form.length, points),
    card: cardOf(question, occasionOf(assignment, id), {
      order: `${assignment.id} ${id}`,
      noted: t("card.until-hand-in"),
    }),
  }));
}

function headingOf(number, questions, points) {
  const worth = points === 1 ? [] : [t("assignment.points", { points, count: points })];
  return [t("assignment.question", { number, questions }), ...worth].join(" ");
}

/** What is answered, what is written and not kept, and what was handed in last. */
export function standingOf(assignment, { id }, journal) {
  const form = formOf(assignment, id).map(({ question }) => question.id);
  const answers = lastAnswers(assignment, id, journal.all());
  const last = journal.about(handedBy(assignment, id)).at(-1);
  const numbers = (isOne) => form.flatMap((key, at) => (isOne(key) ? [at + 1] : []));
  return {
    questions: form.length,
    answered: answers.size,
    open: numbers((key) => !answers.has(key)),
    unkept: numbers((key) => isUnkept(journal.about(key, occasionOf(assignment, id)))),
    handed: last?.answer ?? null,
    unread: [],
    changed: Boolean(last) && [...answers.values()].some(({ n }) => n > last.n),
  };
}

/** Whether there is a text that was written after the last answer, and not kept as one. */
function isUnkept(acts) {
  const last = acts.at(-1);
  const tried = acts.findLast(({ act }) => act === "try")?.answer ?? "";
  return last?.act === "kept" && !["", tried].includes(strip(String(last.answer)));
}

/**
 * What answers the two parts of an assignment. `page` has the parts as they speak, `head` and `foot`, of which the
 * foot is there once it was shown; and `show(student)` draws the questions of another student's form, and the foot.
 */
export function answerAssignment(assignment, { journal, share, now, newName }, page) {
  let student = studentFrom(journal.about(STUDENT).at(-1)?.answer)[0];
  const common = () => ({ title: assignment.title, due: assignment.due, student });
  const headContent = () => {
    if (!student) return { part: "head", ...common() };
    const mine = lastAnswers(assignment, student.id, journal.all()).size === 0;
    const more = others(assignment, student, journal.all()).map((other) => ({ ...other, mine }));
    return { part: "head", ...common(), others: more };
  };
  const footContent = () => ({ part: "foot", ...common(), ...standingOf(assignment, student, journal) });
  const look = () => {
    page.head.tell({ content: headContent() });
    page.foot?.tell({ content: footContent() });
  };
  const record = async (acts) => {
    try {
      await journal.record(acts.map((act) => ({ ...UNSAID, ...act, uid: newName(), n: 0 })));
      return "";
    } catch (error) {
      if (error instanceof JournalError) return error.message;
      throw error;
    }
  };
  const keep = (question, answer) => record([{ question, act: "kept", answer, at: now() }]);
  const note = (who) => {
    student = who;
    return keep(STUDENT, who);
  };
  const isOther = (one, other) => !one || idKey(one.id) !== idKey(other.id);

  async function begin(message) {
    const [who, problems] = studentFrom(message);
    if (!who) return page.head.say({ said: problems.join(" ") });
    const before = student;
    const problem = await note(who);
    if (isOther(before, who)) page.show(who);
    look();
    const count = formOf(assignment, who.id).length;
    return page.head.say({ said: problem || t("assignment.below", { count }), done: true });
  }

  async function take(message) {
    const [other] = studentFrom({ name: "-", ...message });
    if (!student || !other) return;
    const acts = takenAlong(assignment, student.id, other.id, journal.all());
    const problem = await record(acts);
    share(new Set(acts.map(({ question }) => question)));
    look();
    page.head.say(
      problem ? { said: problem } : { said: t("assignment.taken", { count: acts.length }), done: true },
    );
  }

  async function giveFile(message) {
    const [who, problems] = studentFrom(message);
    if (!who) return page.foot.say({ said: problems.join(" ") });
    const before = student;
    if (who.id !== before.id || who.name !== before.name) {
      const same = haveTheSame(assignment, before.id, who.id, journal.all());
      await note(who);
      if (!same) {
        page.show(who);
        look();
        const said = t("assignment.other-person", { id: who.id, other: before.id });
        return page.foot.tell({ content: { ...footContent(), said } });
      }
    }
    const unread = await journal.refresh().then(() => "", sentence);
    const at = `${now().slice(0, 19)}+00:00`;
    const file = handIn(assignment, who, journal.all(), at);
    if (file.problem) return page.foot.say({ said: file.problem });
    const { name, content, answered, questions, receipt } = file;
    const noted = { at, id: who.id, name: who.name, answered, questions, receipt, file: name };
    const problem = await keep(handedBy(assignment, who.id), noted);
    look();
    page.foot.say({ file: name, noted, said: problem || unread }, [content]);
    // An id put right: what is answered from now on is that person's.
    if (isOther(before, who)) {
      page.show(who);
      look();
    }
  }

  return {
    get student() {
      return student;
    },
    headContent,
    footContent,
    look,
    hearHead: (message) => (message.ask === "take" ? take(message) : begin(message)),
    hearFoot: giveFile,
  };
}

const UNSAID = { answer: null, confidence: null, occasion: "", version: "" };
