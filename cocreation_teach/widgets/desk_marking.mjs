import { makeEntry } from "./desk_entry.mjs";
import { button, drawTold, fill, h, keepingFocus } from "./shared.mjs";
import { grouped, t } from "./words.mjs";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

// ---- pure functions -------------------------------------------------------------------------------

/** How many texts are not marked yet. */
export function left(texts) {
  return texts.filter(({ marked }) => !marked).length;
}

/** The next text that is not marked, after the one with a code and round; null if all others are. */
export function nextUnmarked(texts, code = null) {
  const at = texts.findIndex((one) => one.code === code);
  const others = [...texts.slice(at + 1), ...texts.slice(0, Math.max(at, 0))];
  return others.find(({ marked }) => !marked)?.code ?? null;
}

/** The text so many places further; null where there is none. */
export function further(texts, code, places) {
  return texts[texts.findIndex((one) => one.code === code) + places]?.code ?? null;
}

/** The comments at hand for a question, its own first, each with the letter that adds it; not those of other questions. */
export function commentsFor(bank, question, questions) {
  const isOf = (one, name) => one.code.startsWith(`${name}-`);
  const own = bank.filter((one) => isOf(one, question));
  const common = bank.filter((one) => !questions.some((name) => isOf(one, name)));
  return [...own, ...common].map((one, at) => ({ ...one, letter: LETTERS[at] ?? "" }));
}

// ---- the step -------------------------------------------------------------------------------------

/** Mark texts: one answer at a time beside its rubric and the comments at hand. */
export async function draw(host) {
  const found = host.assignment && host.standing?.made ? await host.ask("look") : { texts: [] };
  if (!found || host.isLeft()) return;
  if (!found.texts.length) {
    fill(host.el, h("p", {}, t("desk.no-texts")));
    return;
  }
  if (found.problems.length) host.say(found.problems.join(" "));
  await show(host, found, nextUnmarked(found.texts) ?? found.texts[0].code);
}

/** Show a text of a pile. */
async function show(host, pile, code) {
  const text = await host.ask("text", { code });
  if (!text || host.isLeft()) return;
  pile.texts = text.texts;
  keepingFocus(host.el, host.el, () => drawText(host, pile, text));
}

function drawText(host, pile, { code, answer, mark, comment }) {
  const { question } = pile.texts.find((one) => one.code === code);
  const place = h("p", { class: "cct-meta" });
  const tellPlace = () => {
    const number = pile.texts.findIndex((one) => one.code === code) + 1;
    const told = { number: grouped(number), of: grouped(pile.texts.length), count: left(pile.texts) };
    place.textContent = t("desk.text-of", told);
  };
  const entry = makeEntry({
    given: { mark, comment },
    comments: commentsFor(pile.bank, question, Object.keys(pile.questions)),
    host,
    goOn: () => move(nextUnmarked),
    async enter(mine, seen) {
      const done = await host.ask("mark", { code, entry: mine, seen });
      if (!done) return undefined;
      pile.texts = done.texts;
      tellPlace();
      return done.theirs;
    },
  });

  /** Go to another text, once what is entered here is saved. */
  let isMoving = false;
  async function move(where) {
    if (isMoving) return;
    isMoving = true;
    entry.mark.readOnly = true; // what is typed too early would go to this text
    if (await entry.save()) {
      const next = where(pile.texts, code);
      if (next) await show(host, pile, next);
      host.say(next ? t("desk.text-shown") : t("desk.all-marked"));
    }
    entry.mark.readOnly = false;
    isMoving = false;
  }
  const keep = async () => {
    if (!(await entry.save())) return;
    const done = await host.ask("keep", { comment: entry.comment.value });
    if (!done) return;
    pile.bank = done.bank;
    await show(host, pile, code);
    host.say(t("desk.comment-kept"));
  };
  const grade = async () => {
    if (!(await entry.save())) return;
    host.say("");
    const done = await host.ask("take_in/grade");
    if (done) host.say([t("desk.graded", { count: done.people }), ...done.problems].join(" "));
  };

  tellPlace();
  fill(
    host.el,
    place,
    h(
      "div",
      { class: "cct-marking" },
      h("div", {}, drawAnswer(host, pile.questions[question].prompt, { code, answer })),
      h(
        "div",
        {},
        drawRubric(pile.questions[question]),
        drawFields(entry, pile.questions[question].out_of, keep),
        drawMoves(move, pile.texts, code),
        drawBank(entry),
      ),
    ),
    h("p", {}, t("desk.marks-count")),
    h("div", { class: "cct-controls" }, button("grade", t("desk.grade-marks"), grade)),
  );
}

/** What was asked and answered; whose answer it is, when one asks. */
function drawAnswer(host, prompt, { code, answer }) {
  const name = h("p", { class: "cct-meta", role: "status" });
  const tellWho = async () => {
    const who = name.textContent ? {} : await host.ask("who", { code });
    if (who) name.textContent = [who.student_name, who.student_id].filter(Boolean).join(", ");
  };
  return [
    h("h3", {}, t("desk.question")),
    drawTold(prompt),
    h("h3", {}, t("desk.answer")),
    h("blockquote", { class: "cct-answer", id: "cct-answer", dir: "auto" }, answer),
    h("div", { class: "cct-controls" }, button("who", t("desk.who"), tellWho)),
    name,
  ];
}

function drawRubric({ criteria, model }) {
  return [
    h("h3", {}, t("desk.rubric")),
    criteria.length > 0 &&
      h(
        "ul",
        { class: "cct-rubric" },
        criteria.map(({ words, points }) =>
          h("li", {}, h("span", { class: "cct-points" }, grouped(points)), h("span", {}, words)),
        ),
      ),
    model && h("details", {}, h("summary", {}, t("desk.model")), drawTold(model)),
  ].filter(Boolean);
}

function drawFields({ mark, comment, conflict }, out_of, keep) {
  return [
    h("label", { class: "cct-field" }, h("span", {}, t("desk.mark", { out_of: grouped(out_of) })), mark),
    h("label", { class: "cct-field" }, h("span", {}, t("desk.comment")), comment),
    button("keep-comment", t("desk.keep-comment"), keep, { class: "cct-small" }),
    conflict,
  ];
}

function drawMoves(move, texts, code) {
  const by = (key, words, places) =>
    button(key, words, () => move(() => further(texts, code, places)), {
      disabled: further(texts, code, places) === null,
    });
  return h(
    "div",
    { class: "cct-controls" },
    button("next", t("desk.next-unmarked"), () => move(nextUnmarked), { class: "cct-main" }),
    by("back", t("desk.one-back"), -1),
    by("on", t("desk.one-on"), 1),
  );
}

function drawBank({ buttons }) {
  const list = h(
    "ul",
    { class: "cct-bank" },
    buttons.map((one) => h("li", {}, one)),
  );
  return [
    buttons.length > 0 && h("h3", {}, t("desk.comments")),
    buttons.length > 0 && list,
    h("p", { class: "cct-hint" }, t("desk.marking-keys")),
  ];
}
