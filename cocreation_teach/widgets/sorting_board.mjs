import { opening } from "./marking.mjs";
import { drawPlaces, kindOfPlaces } from "./places.mjs";
import { placeCards } from "./placing.mjs";
import { makeRoot } from "./root.mjs";
import { h } from "./shared.mjs";
import { t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** How many places stand side by side where there is room. */
export function columnsOf(places) {
  return places === 2 || places === 4 ? 2 : 3;
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const { prompt, noun, places } = model.get("content");
  const root = makeRoot(el, "sorting", t("sorting", { opening: opening(prompt) }));
  root.append(h("p", { class: "cct-prompt" }, prompt));
  const board = root.appendChild(h("div", { class: `cct-columns-${columnsOf(places.length)}` }));
  const drawMap = (cards, now, act) => drawPlaces(places, cards, now, act);
  return placeCards(board, model, { ...kindOfPlaces(places, noun), mapLabel: t("places.map"), drawMap });
}

export default { render };
