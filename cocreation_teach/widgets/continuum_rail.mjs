import { drawPlace } from "./cards.mjs";
import { placeCards } from "./placing.mjs";
import { h, makeRoot } from "./shared.mjs";
import { keyOf, times, wrongTries } from "./standings.mjs";

// ---- pure functions -------------------------------------------------------------------------------

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

const name = ({ id, label }) => `place ${id}, ${label.toLowerCase()}`;

/** What `placeCards` has to know of the places of the rail. */
function kindOfRail({ rail }) {
  const heading = ({ id, label }) => [h("span", { class: "cct-numeral" }, id), h("span", {}, label)];
  return {
    mapLabel: "The continuum of interaction",
    noun: "place",
    places: rail.map(({ id, label }) => ({ id, label: `${id} ${label}` })),
    nameOf: (id) => name(rail.find((place) => place.id === id)),
    advice: adviceOnDirection,
    drawMap: (cards, now, act) => [
      h("p", { class: "cct-end" }, "Passive, through an interface"),
      h("p", { class: "cct-end cct-far" }, "To and fro, person to person"),
      ...rail.map((place) => drawPlace(place, name(place), heading(place), cards, now, act)),
    ],
  };
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const root = makeRoot(el, "rail", "Continuum rail");
  return placeCards(root, model, kindOfRail(model.get("content")));
}

export default { render };
