// Three cards to place, as Python sends them: one quadrant right, perhaps a second that can be defended.

const mark = (credit, misconception = null) => ({ credit, feedback: ["A verdict."], misconception });
const card = (id, key, second) => ({
  id,
  marks: Object.fromEntries(
    ["I", "II", "III", "IV"].map((q) => [q, q === key ? mark(1) : q === second ? mark(0.5) : mark(0, "M3")]),
  ),
});
export const tried = (...answers) => answers.map((answer) => ({ answer, confidence: null }));
export const cards = [card("home", "I"), card("ward", "II"), card("plan", "III", "I")];
