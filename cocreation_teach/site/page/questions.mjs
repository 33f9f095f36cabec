// What a page says of its questions: the number of each, and at its head the way to the next that waits.

import {
  goToUnanswered,
  number,
  onNext,
} from "../../course/jupyter/labextensions/cocreation-teach/static/questions.mjs";
import { t } from "../../widgets/words.mjs";

/** Show it on a page that asks; on a solution's page nothing waits. */
export function showQuestions({ kind }, widgets, place = document) {
  const asks = ({ dataset }) => widgets[Number(dataset.widget)].kind === "QuestionCard";
  number([...place.querySelectorAll(".ccs-widget")].filter(asks), t);
  if (kind === "solution" || !widgets.length) return;
  const go = () => goToUnanswered(place, 0);
  const next = place.querySelector('[data-key="next"]');
  if (next) Object.assign(next, { onclick: go, disabled: false });
  place.addEventListener("keydown", onNext(go));
}
