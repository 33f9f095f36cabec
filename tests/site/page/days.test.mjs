import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf, today, weekdayAndDay } from "../../../cocreation_teach/site/page/days.mjs";

test("a day is a number, and goes back to its name", () => {
  assert.equal(isoOf(dayOf("2026-11-03T23:59:59Z")), "2026-11-03");
  assert.equal(dayOf("2026-03-01") - dayOf("2026-02-28"), 1);
});

test("what says of no day counts as the first of all", () => {
  for (const at of ["", "soon", "2026-02-30T10:00:00Z", "20261103T10"])
    assert.equal(isoOf(dayOf(at)), "0001-01-01");
});

test("today is the day on this computer's clock", () => {
  assert.equal(isoOf(today(new Date(2026, 10, 3, 0, 30))), "2026-11-03");
  assert.equal(isoOf(today(new Date(2026, 10, 3, 23, 30))), "2026-11-03");
});

test("a day is told in words", () => {
  assert.equal(weekdayAndDay(dayOf("2026-11-03")), "Tuesday 3 November");
});
