import assert from "node:assert/strict";
import { test } from "node:test";
import { Missing } from "../../../cocreation_teach/site/page/loading.mjs";
import { goesOn, showProgress } from "../../../cocreation_teach/site/page/progress_line.mjs";
import { act, brought, data } from "./course.mjs";

test("one goes on where one was, or after it where all is answered", () => {
  const page = (path, answered, questions = 2) => ({ path, answered, questions });
  assert.equal(goesOn([page("a", 0), page("b", 0)]), undefined);
  assert.equal(goesOn([page("a", 1), page("b", 1), page("c", 0)]).path, "b");
  assert.equal(goesOn([page("a", 1), page("b", 2), page("none", 0, 0), page("c", 0)]).path, "c");
  assert.equal(goesOn([page("a", 1), page("b", 2)]), undefined);
});

/** Lines of a page by their selectors. */
function pretend() {
  const lines = new Map();
  return {
    querySelector(selector) {
      if (!lines.has(selector)) lines.set(selector, { textContent: "" });
      return lines.get(selector);
    },
    of: (path) => lines.get(`[data-path="${path}"] > span`)?.textContent,
  };
}

test("it goes along with what is done", async () => {
  const place = pretend();
  const acts = [];
  const heard = [];
  const course = {
    journal: { all: () => acts },
    bank: async () => brought,
    whenShared: (hear) => heard.push(hear),
  };
  const [asks] = data.pages;
  await showProgress({ asks, pages: data.pages }, course, place);
  assert.match(place.querySelector(".ccp-progress").textContent, /^0 of 2/);
  acts.push(act("t.one", "b"));
  await heard[0]();
  assert.match(place.querySelector(".ccp-progress").textContent, /^1 of 2/);
  assert.equal(place.of("lessons/01-one.ipynb"), "1 of 2 answered");
  assert.match(place.of("exercises/00-practice.ipynb"), /^1 due today/);
});

test("the way in leads to where one goes on", async () => {
  const place = pretend();
  const begins = place.querySelector(".ccs-begin > a");
  begins.textContent = "Begin the course";
  Object.assign(place.querySelector('[data-path="lessons/01-one.ipynb"] > a'), {
    href: "lessons/01-one.html",
    textContent: "Lesson 01: One",
  });
  const acts = [];
  const course = { journal: { all: () => acts }, bank: async () => brought, whenShared() {} };
  await showProgress({ pages: data.pages }, course, place);
  assert.equal(begins.textContent, "Begin the course");
  acts.push(act("t.one", "b"));
  await showProgress({ pages: data.pages }, course, place);
  assert.deepEqual(begins, { href: "lessons/01-one.html", textContent: "Go on with Lesson 01: One" });
});

test("where the questions do not come, nothing is said of what is due", async () => {
  const place = pretend();
  const gone = async () => {
    throw new Missing("bank.js");
  };
  const course = { journal: { all: () => [act("t.one", "b")] }, bank: gone, whenShared() {} };
  await showProgress({ pages: data.pages }, course, place);
  assert.equal(place.of("exercises/00-practice.ipynb"), undefined);
});
