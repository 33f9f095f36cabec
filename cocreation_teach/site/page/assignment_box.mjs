// An assignment on its page, in the script that draws it.

import { h } from "../../widgets/shared.mjs";
import { answerAssignment, asked } from "./assignment.mjs";

/** An assignment: the questions of whoever is named, below who that is and above handing in. */
export function drawAssignment(place, { state }, course) {
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
