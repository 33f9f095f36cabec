/** The student's assignments, as a page tells of them: a name, and in words how each stands. */

import { language, t } from "./words.mjs";

const AT_ONCE = 3;

/** The assignments that are still to be handed in, and not overtaken: the first of them, and last what is late. */
export function toDo(assignments, now = new Date()) {
  const late = ({ due }) => Boolean(due) && now > new Date(due);
  return assignments
    .filter(({ path, handed, changed, overtaken }) => path && (!handed || changed) && overtaken === null)
    .toSorted((one, other) => late(one) - late(other))
    .slice(0, AT_ONCE);
}

/** Which assignments stand in the contents at once, and which are folded away. */
export function sorted(assignments, now = new Date()) {
  const shown = toDo(assignments, now);
  return { shown, folded: assignments.filter((one) => !shown.includes(one)) };
}

/** How an assignment stands, in words. */
export function standing({ path, answered, questions, due, handed, changed, overtaken }, now = new Date()) {
  if (overtaken) return t("page.overtaken", { folder: overtaken });
  if (!path) return t("page.damaged");
  const said = [t("page.answered", { answered, questions })];
  if (changed) said.push(t("page.changed-since"));
  else said.push(handed ? t("page.handed-in", { moment: moment(handed) }) : t("page.not-handed-in"));
  if (overtaken === "") said.push(t("page.taken-back"));
  else if (due && (!handed || changed))
    said.push(t(now > new Date(due) ? "page.was-due" : "page.due-on", { moment: moment(due) }));
  return said.join(" · ");
}

const moment = (at) =>
  new Intl.DateTimeFormat(language(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));
