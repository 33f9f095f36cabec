// What comes of a tax return: the assessment in words, and the same return by other channels.

import { h, option, paragraphs, sending } from "./shared.mjs";
import { parted } from "./tax_form.mjs";

function drawRail(rail, place) {
  const steps = rail.map(({ id }) =>
    h("span", { class: Number(id) === place ? "cct-step cct-here" : "cct-step" }, id),
  );
  return h(
    "p",
    { class: "cct-scale" },
    h("span", {}, "passive, through an interface"),
    h("span", { class: "cct-steps", "aria-hidden": "true" }, steps),
    h("span", {}, "iterative, between people"),
  );
}

function drawParts(title, entries, kinds) {
  if (!entries.length) return null;
  const items = entries.map(({ line, kind, why }) =>
    h("li", {}, `${kinds[kind].label}: ${line.label}`, why && h("p", { class: "cct-why" }, why)),
  );
  return h("div", {}, h("h4", {}, title), h("ul", {}, items));
}

function drawChannel(channel, log, kinds, rail, sentence) {
  const { together, alone } = parted(log, channel);
  return [
    h(
      "p",
      { class: "cct-place" },
      `${channel.label}: place ${channel.intensity} of ${rail.length} on the continuum.`,
    ),
    drawRail(rail, channel.intensity),
    h("p", {}, channel.why),
    h(
      "div",
      { class: "cct-parts" },
      drawParts("Made together with a person", together, kinds),
      drawParts(together.length ? "Made by you alone" : "All made by you alone", alone, kinds),
    ),
    sentence ? h("p", {}, sentence) : null,
  ];
}

/** The assessment of a return; `form` is how it stands, `log` what its user did, `choose` takes a channel. */
export function drawAssessment({ channels, kinds, rail }, { said, channels: sentences }, form, log, choose) {
  const chosen = channels.find(({ id }) => id === form.channel);
  const radio = (channel) =>
    h("input", {
      type: "radio",
      name: "channel",
      value: channel.id,
      "data-key": `channel:${channel.id}`,
      checked: channel === chosen,
      onchange: () => choose(channel),
    });
  return [
    h("h3", {}, "The assessment"),
    said
      ? h("div", { class: "cct-said" }, paragraphs(said))
      : h(
          "p",
          { class: "cct-hint" },
          "The office is working it out. If nothing comes, the kernel has stopped: run this cell again.",
        ),
    // A form of its own keeps these radio buttons apart from those of every other return on the page.
    h(
      "form",
      { onsubmit: sending() },
      h(
        "fieldset",
        { class: "cct-channels" },
        h("legend", {}, "The same return by another channel"),
        channels.map((channel) => option(radio(channel), h("span", {}, channel.label))),
      ),
    ),
    h("div", { class: "cct-channel" }, drawChannel(chosen, log, kinds, rail, sentences?.[chosen.id])),
    h(
      "p",
      { class: "cct-hint" },
      "Osborne, Strokosch and Radnor (2018) place the electronic return low on the continuum. The other three places, and the reasons, are our reading.",
    ),
  ];
}
