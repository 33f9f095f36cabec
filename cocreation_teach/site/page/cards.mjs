// Cards that a page makes by itself, as it would hold them: of questions as `site/data.py` has them.

import { t } from "../../widgets/words.mjs";
import { sha256 } from "../vendor/sha256.mjs";
import { CONFIDENCE } from "./answers.mjs";

/** A question with its options in the order of a seed, unless they have their own (as in `theory/kinds`). */
export function shuffled(question, seed) {
  if (question.ordered || !question.options) return question;
  const place = ({ id }) => sha256(`${seed}/${question.id}/${id}`);
  const options = [...question.options].sort((one, other) => (place(one) < place(other) ? -1 : 1));
  return { ...question, options };
}

/** A card that asks a question on an occasion; `order` is the seed, `noted` what is said where there is no feedback. */
export function cardOf(question, occasion, { order = "", noted = t("card.until-moving-on") } = {}) {
  const content = {
    question: { ...shuffled(question, order), noted },
    confidence: CONFIDENCE,
    keeping: { occasion, versions: { [question.id]: question.version } },
  };
  return { kind: "QuestionCard", module: "question_card", state: { content, own: {} } };
}
