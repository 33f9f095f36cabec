import { connectActors } from "./flows.mjs";
import { drawPlaces, kindOfPlaces } from "./places.mjs";
import { placeCards } from "./placing.mjs";
import { makeRoot } from "./root.mjs";
import { h, svg } from "./shared.mjs";
import { feelTouchpoints } from "./touchpoints.mjs";
import { t } from "./words.mjs";

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

function render({ model, el }) {
  const { title, person, story, places, flows } = model.get("content");
  const root = makeRoot(el, "system", t("system"));
  const section = (heading, hint) => {
    const within = root.appendChild(
      h("section", {}, h("h3", { class: "cct-heading" }, heading), h("p", { class: "cct-hint" }, hint)),
    );
    return within.appendChild(h("div"));
  };
  root.append(h("h3", { class: "cct-title" }, title), h("p", { class: "cct-text" }, story));
  const drawMap = (cards, now, act) => [drawPerson(person), ...drawPlaces(places, cards, now, act)];
  const kind = { ...kindOfPlaces(places, t("system.noun")), mapLabel: t("system.map", { person }), drawMap };
  const stops = [
    placeCards(section(t("system.who", { person }), t("system.kinds")), model, kind),
    feelTouchpoints(section(t("system.how"), t("system.feelings")), model),
    ...(flows ? [connectActors(section(t("system.passes"), t("system.draw")), model)] : []),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

export default { render };
