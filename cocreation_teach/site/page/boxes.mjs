// What a page puts into its boxes when it is opened, as it differs from learner to learner: the cards of practice and
// of a lesson's beginning, and an assignment's questions.

import { h } from "../../widgets/shared.mjs";
import { today } from "./days.mjs";
import { orSay } from "./loading.mjs";

/** Cards that are chosen from the bank by the learner's record, below what is said of them. */
const chosen = (choose) => (place, widget, course) =>
  orSay(place, async () => {
    const bank = await course.bank();
    const { said, asked } = choose(bank, course.journal.all(), widget.state);
    place.append(h("p", {}, said));
    for (const { question, occasion } of asked)
      course.draw(place.appendChild(h("div", { id: question.id })), bank.cardOf(question, occasion));
  });

/** An assignment, which few pages hold. */
const drawAssignment = (place, widget, course) =>
  orSay(place, async () => (await course.assignment()).drawAssignment(place, widget, course));

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
