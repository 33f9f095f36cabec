// Who answers a widget of the page, by its kind.

import { answerCourseWidget } from "./answering.mjs";
import { answerCourseMap } from "./map_answers.mjs";
import { answerMyWork } from "./work_answers.mjs";

/** What stands in the kernel's place for a capstone: the name on the report is kept beside its sections. */
function answerCapstone(widget, course) {
  const { state, ...answer } = answerCourseWidget(widget, course);
  const author = course.journal.about("capstone.author").at(-1)?.answer;
  return {
    ...answer,
    state: { ...state, content: { ...state.content, author: typeof author === "string" ? author : "" } },
  };
}

/** Explorers come in a script of their own, which only their pages load; one that did not come is silent. */
function answerExplorer(widget) {
  return globalThis.cocreationModules["site/page/explorers/explorers.mjs"]?.answerExplorer(widget) ?? {};
}

/** What assesses a tax return comes with what draws it. */
function answerTaxReturn(widget, course) {
  return globalThis.cocreationModules["site/page/tax_answers.mjs"].answerTaxReturn(widget, course);
}

const BY_KIND = {
  Capstone: answerCapstone,
  CourseMap: answerCourseMap,
  Explorer: answerExplorer,
  MyWork: answerMyWork,
  TaxReturn: answerTaxReturn,
};

/** The answer to a widget as its page holds it: {kind, state, questions}; a widget without questions has none. */
export function answerTo(widget, course) {
  const { kind, state } = widget;
  const questions = widget.questions ?? [state.content?.question].filter(Boolean);
  if (Object.hasOwn(BY_KIND, kind)) return BY_KIND[kind]({ ...widget, questions }, course);
  return questions.length ? answerCourseWidget({ ...widget, questions }, course) : {};
}
