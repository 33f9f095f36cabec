import { drawPlace } from "./cards.mjs";
import { called, placeCards } from "./placing.mjs";
import { makeRoot } from "./root.mjs";
import { h } from "./shared.mjs";
import { keyOf, wrongTries } from "./standings.mjs";
import { t, times } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** Whether places far from the key's lay mostly below it or above it, and what to look for. */
export function adviceOnDirection(cards, tries) {
  const far = wrongTries(cards, tries).map(({ card, answer }) => Number(answer) - Number(keyOf(card)));
  const low = far.filter((distance) => distance < 0).length;
  const high = far.length - low;
  if (low > high) return [t("rail.low", { times: times(low) })];
  if (high > low) return [t("rail.high", { times: times(high) })];
  return far.length ? [t("rail.both")] : [];
}

// ---- drawing --------------------------------------------------------------------------------------

const name = ({ id, label }) => t("rail.place", { id, label: label.toLowerCase() });

/** What `placeCards` has to know of the places of the rail. */
function kindOfRail({ rail }) {
  const heading = ({ id, label }) => [h("span", { class: "cct-numeral" }, id), h("span", {}, label)];
  return {
    mapLabel: t("rail.map"),
    noun: t("rail.noun"),
    places: rail.map(({ id, label }) => ({ id, label: `${id} ${label}` })),
    nameOf: (id) => name(rail.find((place) => place.id === id)),
    advice: adviceOnDirection,
    drawMap: (cards, now, act) => [
      h("p", { class: "cct-end" }, t("rail.passive")),
      h("p", { class: "cct-end cct-far" }, t("rail.iterative")),
      ...rail.map((place) => drawPlace(place, name(place), heading(place), cards, now, act)),
    ],
  };
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content");
  return placeCards(makeRoot(el, "rail", called("rail", content)), model, kindOfRail(content));
}

export default { render };
