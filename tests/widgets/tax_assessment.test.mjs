import assert from "node:assert/strict";
import { test } from "node:test";
import { drawAssessment } from "../../cocreation_teach/widgets/tax_assessment.mjs";
import { pretendDocument, read } from "./page.mjs";

const content = {
  rail: [{ id: "1" }, { id: "2" }],
  kinds: { asking: { label: "You asked" }, entering: { label: "You entered" } },
  channels: [
    { id: "online", label: "Online", intensity: 1, why: "A form.", together: {} },
    {
      id: "desk",
      label: "At the desk",
      intensity: 2,
      why: "A talk.",
      together: { asking: "An answer comes." },
    },
  ],
};
const log = [
  { line: { label: "Gifts" }, kind: "asking" },
  { line: { label: "Gifts" }, kind: "entering" },
];
const drawn = (channel, assessment = {}) => {
  pretendDocument();
  return read(drawAssessment(content, assessment, { channel }, log));
};

test("a channel tells what was made together, and where it stands", () => {
  assert.match(drawn("desk"), /At the desk: place 2 of 2/);
  assert.match(
    drawn("desk"),
    /Made together with a person.*You asked: Gifts.*Made by you alone.*You entered/,
  );
  assert.match(drawn("online"), /All made by you alone/);
});

test("until the kernel has worked it out, that is said", () => {
  assert.match(drawn("online"), /The office is working it out/);
  assert.match(drawn("online", { said: ["You get 800."], channels: {} }), /You get 800/);
});
