/** How far a reader is, in words; in JupyterLab and on plain pages, each of which has a `say` of its own. */

/** How far one is on a page; empty where it asks nothing. What cannot be read is not told as nothing. */
export function progressOf(row, say, unread = false) {
  if (!row?.questions) return "";
  if (unread) return say("page.progress-unread", row);
  const left = minutesLeft(row);
  return left ? say("page.progress", { ...row, left }) : say("page.progress-done", row);
}

/** About how many minutes a page still takes, in fives. */
export function minutesLeft({ minutes, answered, questions }) {
  return Math.ceil((minutes * (1 - answered / questions)) / 5) * 5;
}

/** The same, shortly, or what is due there; before the first answer, how long it takes. */
export function shortly({ answered, questions, minutes, due, next_day: next }, say, language) {
  if (due) return say("page.due", { due });
  if (next) return say("page.next-due", { day: inWords(next, language) });
  if (questions && answered) return say("page.answered", { answered, questions });
  return minutes ? say("page.minutes", { minutes }) : "";
}

function inWords(date, language) {
  const format = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  return new Date(date).toLocaleDateString(language, format);
}
