import assert from "node:assert/strict";
import { test } from "node:test";
import { makeKeptLine, usual } from "../../../cocreation_teach/site/page/kept.mjs";
import { pretendDocument } from "../../widgets/page.mjs";

const about = { protocol: "https:", edition: "1.0", now: () => "2026-11-28T10:00:00Z" };

test("where answers are kept is said before the first of them", () => {
  assert.match(usual("https:"), /kept in this browser/);
  assert.match(usual("file:"), /opened from a file/);
});

test("a browser that keeps nothing says so in the same place", () => {
  const place = pretendDocument()("p");
  const line = makeKeptLine(place, about);
  assert.equal(place.textContent, usual("https:"));
  line.refused("It keeps nothing.");
  assert.equal(place.textContent, "It keeps nothing.");
  assert.equal(place.getAttribute("role"), "alert");
});

test("where all was deleted, the page gives back what it still has", () => {
  const place = pretendDocument()("p");
  const line = makeKeptLine(place, about);
  line.cleared([]);
  assert.equal(place.textContent, usual("https:"));
  line.cleared([{ uid: "u1" }]);
  assert.match(place.textContent, /has 1 entry: download it,/);
  assert.ok(place.find(({ tag }) => tag === "button"));
});

test("a page without such a line is a page all the same", () => {
  makeKeptLine(null, about).refused("It keeps nothing.");
});
