// Who answers a widget of the page, by its kind.

import { answerCourseWidget } from "./answering.mjs";
import { answerCourseMap } from "./map_answers.mjs";
import { answerMyWork } from "./work_answers.mjs";

/** What stands in the kernel's place for a capstone: the name on the report is kept beside its sections. */
function answerCapstone(widget, course) {
  const { state, ...answer } = answerCourseWidget(widget, course);
  if (!state.content) return { state, ...answer }; // on a solution's page, which records nothing
  const author = course.journal.about("capstone.author").at(-1)?.answer;
  return {
    ...answer,
    state: { ...state, content: { ...state.content, author: typeof author === "string" ? author : "" } },
  };
}

/** What answers comes with what draws, where that has a script of its own. */
const brought =
  (path, name) =>
  (...given) =>
    globalThis.cocreationModules[path][name](...given);

const BY_KIND = {
  Capstone: answerCapstone,
  CourseMap: answerCourseMap,
  Explorer: brought("site/page/explorers/explorers.mjs", "answerExplorer"),
  MyWork: answerMyWork,
  TaxReturn: brought("site/page/tax_answers.mjs", "answerTaxReturn"),
};

/** The answer to a widget as its page holds it: {kind, state, questions}; a widget without questions has none. */
export function answerTo(widget, course) {
  const { kind, state } = widget;
  const questions = widget.questions ?? [state.content?.question].filter(Boolean);
  if (Object.hasOwn(BY_KIND, kind)) return BY_KIND[kind]({ ...widget, questions }, course);
  return questions.length ? answerCourseWidget({ ...widget, questions }, course) : {};
}
