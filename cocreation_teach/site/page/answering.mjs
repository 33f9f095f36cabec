// What answers the cards and boards: `CourseWidget` and `keeping` of Python, once more for the page.

import { t } from "../../widgets/words.mjs";
import { inWords, isAnswer } from "./answers.mjs";
import { entryFrom } from "./entry.mjs";
import { keptOf, restored, standing } from "./standing.mjs";
import { placed } from "./work.mjs";

const MOST = 5_000; // acts that a page may hand over at once

/**
 * What a widget's own copy in the browser is for here. It holds an act for the moment until the journal has it (the
 * page may be closed in between), and for as long as the journal cannot be written; then it lets go: `durable`.
 */
export const COPY = { user: "", identity: "web", whose: "", durable: true };

const NONE = "none";
const ownRule = {
  ValueMarker: (answer) => !answer.includes(NONE) || answer.length === 1,
};

/**
 * The answer to a widget with questions: `{kind, questions, state}` as its page holds it. It records what the page
 * tells of, and says that it is safe when the journal has it; `share` lets the others show what is new.
 */
export function answerCourseWidget({ kind, questions, state }, { journal, share }) {
  const asked = new Map(questions.map((question) => [question.id, question]));
  const { keeping } = state.content;
  if (!keeping) return { state: { own: ownAnswers(questions, journal) } }; // a solution records nothing
  const { occasion, versions } = keeping;
  const takes = (id, answer) => isAnswer(asked.get(id), answer) && (ownRule[kind]?.(answer) ?? true);
  const about = (id) => journal.about(id, occasion);

  const record = () => {
    const found = [...asked.keys()].map((id) => [id, restored(about(id), (answer) => takes(id, answer))]);
    const of = (name, isThere) =>
      Object.fromEntries(found.map(([id, one]) => [id, one[name]]).filter(([, value]) => isThere(value)));
    return {
      tries: of("tries", (tries) => tries.length > 0),
      shown: found.filter(([, { shown }]) => shown).map(([id]) => id),
      drafts: of("draft", (draft) => draft !== null),
    };
  };
  /** What is none of ours is taken as it is, and so is an answer to an earlier wording: it is kept, and not shown. */
  const isTaken = ({ act, question, version, answer }) =>
    act !== "try" ||
    !asked.has(question) ||
    !["", versions[question]].includes(version) ||
    takes(question, answer);

  return {
    state: {
      ...record(),
      content: {
        ...state.content,
        keeping: {
          occasion,
          versions,
          copy: COPY,
          empty: journal.empty,
          unread: false,
          clock: journal.clock,
          ...keptOf(versions, about),
        },
      },
    },
    async hear(message, _buffers, { tell }) {
      const { good, refused, problems } = actsIn(message, isTaken, journal);
      const said = await journal.record(good).then(
        () => [],
        ({ message: why }) => [why],
      );
      const heard = {
        safe: good.filter(journal.isSaved).map(({ uid }) => uid),
        unsaved: good.filter((act) => !journal.isSaved(act)).map(({ uid }) => uid),
        refused,
        problems: [...problems, ...said],
        clock: journal.clock,
      };
      // The record and what it holds go in one message: the page never sees the one without the other.
      tell({ ...record(), heard });
      share(new Set(good.map(({ question }) => question)));
    },
    shared: (changed, { tell }) => [...asked.keys()].some((id) => changed.has(id)) && tell(record()),
  };
}

/** The acts in a message from a widget: those that are taken, and what is wrong with the others. */
export function actsIn(message, isTaken, journal) {
  const held = message?.acts;
  if (!Array.isArray(held) || held.length > MOST)
    return { good: [], refused: [], problems: [t("acts.no-list")] };
  const [good, refused, problems] = [[], [], new Set()];
  for (const one of held) {
    const entry = entryFrom(one);
    if (entry && isTaken(entry)) good.push(one.elsewhere === true ? placed(journal, entry) : entry);
    else {
      refused.push(entry?.uid ?? String(one?.uid));
      problems.add(entry ? t("acts.not-taken", { why: t("web.no-answer") }) : t("acts.unreadable"));
    }
  }
  return { good, refused, problems: [...problems] };
}

/** The learner's last answer to each question in words, for a page that shows the key. */
function ownAnswers(questions, journal) {
  const last = questions.map((question) => [question, standing(journal.about(question.id)).tries.at(-1)]);
  return Object.fromEntries(
    last
      .filter(([, tried]) => tried)
      .map(([question, { answer }]) => [question.id, inWords(question, answer)]),
  );
}
