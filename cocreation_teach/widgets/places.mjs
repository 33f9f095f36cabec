// Places with a label and a line on what each means, for widgets that sort cards by such.

import { drawPlace } from "./cards.mjs";
import { h } from "./shared.mjs";
import { wrongTries } from "./standings.mjs";
import { t, times } from "./words.mjs";

/** A sentence on the place that drew most of the cards that belong elsewhere, if one did so twice or more. */
export function adviceOnPlaces(places, cards, tries) {
  const drew = (id) => wrongTries(cards, tries).filter(({ answer }) => answer === id).length;
  const [most, next] = places
    .map((place) => ({ ...place, drew: drew(place.id) }))
    .sort((one, other) => other.drew - one.drew);
  if (most.drew < 2 || most.drew === next.drew) return [];
  const drewMost = t("places.drew", { ...most, times: times(most.drew) });
  return [most.note ? `${drewMost} ${t("places.means", most)}` : drewMost];
}

const named = (place) => t("places.name", place);

/** What `placeCards` has to know of such places. */
export function kindOfPlaces(places, noun) {
  return {
    noun,
    places,
    nameOf: (id) => named(places.find((place) => place.id === id)),
    advice: (cards, tries) => adviceOnPlaces(places, cards, tries),
  };
}

/** The places, each with the cards that stand there. */
export function drawPlaces(places, cards, now, act) {
  const heading = ({ label, note }) => h("span", {}, label, note && h("span", { class: "cct-note" }, note));
  return places.map((place) => drawPlace(place, named(place), heading(place), cards, now, act));
}
