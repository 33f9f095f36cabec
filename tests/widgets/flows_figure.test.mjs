import assert from "node:assert/strict";
import { test } from "node:test";
import { curve, ring, together } from "../../cocreation_teach/widgets/flows_figure.mjs";

const box = (x, y) => ({ x, y, width: 60, height: 30 });
const pointsOf = (line) =>
  [...line.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test("the first actor stands on top and all lie within the figure", () => {
  const places = ring(7);
  assert.deepEqual(
    [places[0].x, places[0].y].map((value) => Math.round(value)),
    [50, 9],
  );
  assert.ok(places.every(({ x, y }) => x > 10 && x < 90 && y > 5 && y < 95));
});

test("what one gives another is one arrow with all its numbers", () => {
  assert.deepEqual(together(["a>x>b", "b>x>a", "a>y>b"]), [
    { giver: "a", receiver: "b", numbers: [1, 3] },
    { giver: "b", receiver: "a", numbers: [2] },
  ]);
});

test("an arrow begins and ends outside of the boxes", () => {
  const [from, to] = [box(50, 50), box(250, 200)];
  const points = pointsOf(curve(from, to).line);
  for (const { x, y } of [from, to])
    assert.ok(points.every(([px, py]) => Math.abs(px - x) > 30 || Math.abs(py - y) > 15));
  assert.ok(pointsOf(curve(from, to).head).length === 3);
});

test("one there and one back lie apart", () => {
  const [from, to] = [box(50, 50), box(250, 50)];
  const [there, back] = [curve(from, to).label, curve(to, from).label];
  assert.ok(Math.abs(there.y - back.y) > 20);
});

test("boxes that touch have no arrow between them", () => {
  assert.equal(curve(box(50, 50), box(80, 60)), null);
});
