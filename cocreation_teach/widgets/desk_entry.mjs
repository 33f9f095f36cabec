// A mark and a comment: entered, saved as one goes on, and held against what somebody else entered meanwhile.

import { button, fill, h } from "./shared.mjs";
import { t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** A comment with some words at its end, or without them if they stand in it. */
export function toggled(comment, words) {
  const rest = comment.includes(words) ? comment.replace(words, () => "") : `${comment} ${words}`;
  return rest.replaceAll(/ {2,}/g, " ").trim();
}

/** What is entered, in a few words. */
export function entryInWords({ mark, comment }) {
  const given = mark ? t("desk.mark-is", { mark }) : t("desk.no-mark");
  return comment ? `${given} ${comment}` : given;
}

const isSame = (one, other) => one.mark === other.mark && one.comment === other.comment;

// ---- the fields -----------------------------------------------------------------------------------

/**
 * The fields for a text's mark and comment. `enter(mine, seen)` saves, and gives what somebody else has entered since,
 * null if nobody has, and undefined if it could not be saved, which is said; `goOn` is Enter.
 */
export function makeEntry({ given, comments, enter, goOn, host }) {
  let seen = given;
  let saving = Promise.resolve(true);
  const conflict = h("div", { class: "cct-conflict", role: "alert" });
  const mark = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    class: "cct-mark-field",
    "data-key": "mark",
    "aria-describedby": "cct-answer",
    onchange: () => save(),
    onkeydown: (event) => hearInMark(event),
  });
  const comment = h("textarea", {
    rows: 3,
    "data-key": "comment",
    onchange: () => save(),
    oninput: () => tellPressed(),
    onkeydown: (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && enterKey(event),
  });
  const bank = comments.map((one) => ({
    ...one,
    button: button(
      `comment ${one.code}`,
      [h("kbd", { "aria-hidden": "true" }, one.letter), h("span", {}, one.comment)],
      () => add(one),
      { class: "cct-comment" },
    ),
  }));

  const entered = () => ({ mark: mark.value.trim(), comment: comment.value.trim() });
  function tellPressed() {
    for (const one of bank)
      one.button.setAttribute("aria-pressed", String(comment.value.includes(one.comment)));
  }
  function put(entry) {
    mark.value = entry.mark;
    comment.value = entry.comment;
    tellPressed();
  }
  function add({ comment: words }) {
    comment.value = toggled(comment.value, words);
    tellPressed();
    save();
  }
  function enterKey(event) {
    event.preventDefault();
    mark.focus(); // and so that of the next text is focused
    goOn();
  }
  function hearInMark(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const one = bank.find(({ letter }) => letter && letter === event.key.toLowerCase());
    if (event.key === "Enter") enterKey(event);
    if (!one) return;
    event.preventDefault();
    add(one);
  }

  /** Save what has changed; false if it could not be, which is said. */
  function save() {
    saving = saving.then(saveNow);
    return saving;
  }
  async function saveNow() {
    const mine = entered();
    if (isSame(mine, seen)) return true;
    const theirs = await enter(mine, seen);
    if (theirs) tellConflict(mine, theirs);
    if (theirs !== null) return false;
    seen = mine;
    fill(conflict);
    host.say(t("desk.mark-saved"));
    return true;
  }
  function tellConflict(mine, theirs) {
    const [there, here] = [theirs, mine].map(entryInWords);
    if (host.isLeft()) {
      host.say(t("desk.conflict-left", { theirs: there, mine: here }));
      return;
    }
    const settle = (entry) => {
      seen = theirs;
      put(entry);
      fill(conflict);
      mark.focus();
      save();
    };
    host.say(""); // it is not saved, whatever was said last
    fill(
      conflict,
      h("p", {}, t("desk.conflict")),
      h("p", {}, t("desk.theirs", { entry: there })),
      h("p", {}, t("desk.mine", { entry: here })),
      h(
        "div",
        { class: "cct-controls" },
        button("keep-mine", t("desk.keep-mine"), () => settle(mine)),
        button("take-theirs", t("desk.take-theirs"), () => settle(theirs)),
      ),
    );
  }

  put(given);
  return { mark, comment, conflict, buttons: bank.map((one) => one.button), save };
}
