// The controls of an explorer: sliders, and choices between a few.

import { h, option } from "./shared.mjs";

/** A slider's value in words and units: the last of its wordings that the value has reached. */
export function words({ said }, value) {
  const template = said.findLast(([start]) => start <= value)[1];
  return template.replaceAll("{}", String(value).replace("-", "−"));
}

export function drawSlider(control, set) {
  const { id, label, low, high, step } = control;
  // No <output>: it is a live region, and would be read at each step on top of the slider's own text.
  const output = h("span", { class: "cct-value", "aria-hidden": "true" });
  const input = h("input", {
    type: "range",
    min: low,
    max: high,
    step,
    "data-key": id,
    oninput: () => set(id, Number(input.value)),
  });
  const show = (value) => {
    input.value = value;
    output.textContent = words(control, value);
    input.setAttribute("aria-valuetext", output.textContent);
  };
  // The value stands beside the label but not in it: a slider's name must not change as it moves.
  const element = h("div", { class: "cct-slider" }, h("label", {}, h("span", {}, label), input), output);
  return { id, element, show };
}

export function drawChoice({ id, label, options }, set) {
  const inputs = options.map(([value]) =>
    h("input", {
      type: "radio",
      name: id,
      value,
      "data-key": `${id}:${value}`,
      onchange: () => set(id, value),
    }),
  );
  const element = h(
    "div",
    { class: "cct-choice", role: "radiogroup", "aria-label": label },
    h("span", { class: "cct-label", "aria-hidden": "true" }, label),
    options.map(([, said], at) => option(inputs[at], said)),
  );
  const show = (value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
  return { id, element, show };
}
