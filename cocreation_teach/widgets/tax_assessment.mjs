// What comes of a tax return: the assessment in words, and the same return by other channels.

import { h, option, paragraphs, sending } from "./shared.mjs";
import { parted } from "./tax_form.mjs";
import { t } from "./words.mjs";

function drawRail(rail, place) {
  const steps = rail.map(({ id }) =>
    h("span", { class: Number(id) === place ? "cct-step cct-here" : "cct-step" }, id),
  );
  return h(
    "p",
    { class: "cct-scale" },
    h("span", {}, t("tax.passive")),
    h("span", { class: "cct-steps", "aria-hidden": "true" }, steps),
    h("span", {}, t("tax.iterative")),
  );
}

function drawParts(title, entries, kinds) {
  if (!entries.length) return null;
  const items = entries.map(({ line, kind, why }) =>
    h(
      "li",
      {},
      t("tax.act", { act: kinds[kind].label, line: line.label }),
      why && h("p", { class: "cct-why" }, why),
    ),
  );
  return h("div", {}, h("h4", {}, title), h("ul", {}, items));
}

function drawChannel(channel, log, kinds, rail, sentence) {
  const { together, alone } = parted(log, channel);
  const place = t("tax.place", { channel: channel.label, place: channel.intensity, places: rail.length });
  return [
    h("p", { class: "cct-place" }, place),
    drawRail(rail, channel.intensity),
    h("p", {}, channel.why),
    h(
      "div",
      { class: "cct-parts" },
      drawParts(t("tax.together"), together, kinds),
      drawParts(t(together.length ? "tax.alone" : "tax.all-alone"), alone, kinds),
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
    h("h3", {}, t("tax.assessment")),
    said
      ? h("div", { class: "cct-said" }, paragraphs(said))
      : h("p", { class: "cct-hint" }, t("tax.working")),
    // A form of its own keeps these radio buttons apart from those of every other return on the page.
    h(
      "form",
      { onsubmit: sending() },
      h(
        "fieldset",
        { class: "cct-channels" },
        h("legend", {}, t("tax.channels")),
        channels.map((channel) => option(radio(channel), h("span", {}, channel.label))),
      ),
    ),
    h("div", { class: "cct-channel" }, drawChannel(chosen, log, kinds, rail, sentences?.[chosen.id])),
    h("p", { class: "cct-hint" }, t("tax.cited")),
  ];
}
