import { drawPlaces, kindOfPlaces } from "./places.mjs";
import { placeCards } from "./placing.mjs";
import { h, makeRoot, svg } from "./shared.mjs";
import { feelTouchpoints } from "./touchpoints.mjs";

// ---- pure functions -------------------------------------------------------------------------------

const ROUND = [
  [0, 0],
  [100, 0],
  [0, 50],
  [100, 50],
  [0, 100],
  [100, 100],
];

/** The lines that lead from the middle to the six places round it, as an SVG path. */
export function spokes() {
  return ROUND.map(([x, y]) => `M50 50 L${x} ${y}`).join(" ");
}

// ---- drawing --------------------------------------------------------------------------------------

function drawPerson(name) {
  const lines = svg(
    "svg",
    { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("path", { d: spokes() }),
  );
  return h("div", { class: "cct-centre" }, lines, h("span", { class: "cct-person" }, name));
}

// ---- the widget -----------------------------------------------------------------------------------

const KINDS =
  "The six kinds follow Radnor et al. (2013), as cited in the chapter. The line under each is ours.";
const TOUCHPOINTS =
  "For emotional touch-points the chapter cites Dewar et al. (2010). No answer here is right or wrong.";

function render({ model, el }) {
  const { title, person, story, places } = model.get("content");
  const root = makeRoot(el, "system", "System map");
  const section = (heading, hint) => {
    const within = root.appendChild(
      h("section", {}, h("h3", { class: "cct-heading" }, heading), h("p", { class: "cct-hint" }, hint)),
    );
    return within.appendChild(h("div"));
  };
  root.append(h("h3", { class: "cct-title" }, title), h("p", { class: "cct-text" }, story));
  const drawMap = (cards, now, act) => [drawPerson(person), ...drawPlaces(places, cards, now, act)];
  const kind = { ...kindOfPlaces(places, "kind"), mapLabel: `The service system round ${person}`, drawMap };
  const stops = [
    placeCards(section(`Who and what belongs to the system round ${person}?`, KINDS), model, kind),
    feelTouchpoints(section("How does it feel?", TOUCHPOINTS), model),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

export default { render };
