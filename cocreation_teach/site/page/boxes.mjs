// What a page puts into its boxes when it is opened, as it differs from learner to learner: the cards of practice and
// of a lesson's beginning, and an assignment's questions.

import { h } from "../../widgets/shared.mjs";
import { t } from "../../widgets/words.mjs";
import { answerAssignment, asked } from "./assignment.mjs";
import { today } from "./days.mjs";
import { Missing } from "./loading.mjs";

/** Cards that are chosen from the bank by the learner's record, below what is said of them. */
const chosen = (choose) => async (place, widget, course) => {
  try {
    const bank = await course.bank();
    const { said, asked: cards } = choose(bank, course.journal.all(), widget.state);
    place.append(h("p", {}, said));
    for (const { question, occasion } of cards)
      course.draw(place.appendChild(h("div", { id: question.id })), bank.cardOf(question, occasion));
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    place.append(h("p", { class: "ccs-warning", role: "alert" }, t("web.missing")));
  }
};

/** An assignment: the questions of whoever is named, below who that is and above handing in. */
function drawAssignment(place, { state }, course) {
  const { assignment } = state;
  const inside = h("div");
  const head = place.appendChild(h("div"));
  place.append(inside);
  let drawn = [];
  const page = {
    foot: null,
    show(student) {
      for (const one of drawn) one.stop();
      const cards = asked(assignment, student.id).map(({ heading, card }) => {
        const [title, body] = [h("h2", {}, heading), h("div", { id: card.state.content.question.id })];
        return { title, body, card };
      });
      const foot = h("div");
      inside.replaceChildren(...cards.flatMap(({ title, body }) => [title, body]), foot);
      drawn = cards.map(({ body, card }) => course.draw(body, card));
      page.foot = part(foot, answers.footContent(), answers.hearFoot);
      drawn.push(page.foot);
    },
  };
  const part = (element, content, hear) =>
    course.draw(element, { kind: "AssignmentPart", module: "assignment", state: { content } }, { hear });
  const answers = answerAssignment(assignment, course, page);
  page.head = part(head, answers.headContent(), answers.hearHead);
  if (answers.student) page.show(answers.student);
  course.whenShared(answers.look);
}

// By kind of box what draws its inside.
const CHOSEN = {
  Practice: chosen((bank, entries) => bank.practice(entries, today(), bank)),
  Recall: chosen((bank, entries, { lesson, usual }) => bank.recall(entries, lesson, usual, bank)),
};

/**
 * What fills a box: (place, widget, course). Nothing where what the page holds in it is right as it is, as are the
 * cards that everybody gets who has answered nothing yet: they need not wait for the other questions.
 */
export function filler({ kind }, journal) {
  if (kind === "Assignment") return drawAssignment;
  return journal.empty ? undefined : CHOSEN[kind];
}
