import { drawPlace, keyOf, renderPlacing, times, wrongTries } from "./placing.mjs";
import { h } from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

export const RAIL = [
  { id: "1", label: "Very low" },
  { id: "2", label: "Low" },
  { id: "3", label: "Middle" },
  { id: "4", label: "High" },
  { id: "5", label: "Very high" },
];

/** Whether places far from the key's lay mostly below it or above it, and what to look for. */
export function adviceOnDirection(cards, tries) {
  const far = wrongTries(cards, tries).map(({ card, answer }) => Number(answer) - Number(keyOf(card)));
  const low = far.filter((distance) => distance < 0).length;
  const high = far.length - low;
  if (low > high)
    return [
      `You placed too low ${times(low)}. Look for contact that goes to and fro between people, and for how long it lasts.`,
    ];
  if (high > low)
    return [
      `You placed too high ${times(high)}. Ask how much passes through an interface, and how much the person only enters or picks.`,
    ];
  return far.length
    ? [
        "You placed too low as often as too high. Look at two things: is the contact person to person, and does it go to and fro?",
      ]
    : [];
}

// ---- drawing --------------------------------------------------------------------------------------

const name = (id) => `place ${id}, ${RAIL[id - 1].label.toLowerCase()}`;

function drawMap(cards, now, act) {
  return [
    h("p", { class: "cct-end" }, "Passive, through an interface"),
    h("p", { class: "cct-end cct-far" }, "To and fro, person to person"),
    ...RAIL.map((place) =>
      drawPlace(
        place,
        name(place.id),
        [h("span", { class: "cct-numeral" }, place.id), h("span", {}, place.label)],
        cards,
        now,
        act,
      ),
    ),
  ];
}

const CONTINUUM = {
  name: "rail",
  label: "Continuum rail",
  mapLabel: "The continuum of interaction",
  noun: "Place",
  places: RAIL.map(({ id, label }) => ({ id, label: `${id} ${label}` })),
  nameOf: name,
  drawMap,
  advice: adviceOnDirection,
};

export default { render: (view) => renderPlacing(view, CONTINUUM) };
