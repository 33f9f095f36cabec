// Who hands in, as they say themselves: the rules of `exchange/student.py`, once more for the page.

import { t } from "../../widgets/words.mjs";
import { isSpoiltId, oneLine, signsOf, strip, tidyId } from "./text.mjs";

const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The student that somebody's words name, null if they name none; and sentences on why they do not. */
export function studentFrom(held) {
  const told = held !== null && typeof held === "object" ? held : {};
  const [id, ofId] = tidied("who.what-id", told.id, tidyId, 100);
  const [name, ofName] = tidied("who.what-name", told.name, oneLine, 200);
  const problems = [...ofId, ...(isSpoiltId(id) ? [t("who.spoilt", { id })] : []), ...ofName];
  return problems.length ? [null, problems] : [{ id, name }, []];
}

function tidied(says, written, tidy, most) {
  const what = t(says);
  const text = typeof written === "string" ? strip(written) : "";
  const found = tidy(text);
  const signs = signsOf(found);
  if (!found) return [found, [t("who.missing", { what })]];
  if (UNSEEN.test(text)) return [found, [t("who.unseen", { what })]];
  return [found, signs > most ? [t("who.long", { what, most, signs })] : []];
}
