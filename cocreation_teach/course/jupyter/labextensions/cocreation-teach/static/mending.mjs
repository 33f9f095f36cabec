/** A page is given back as the course has it. */

import { askToMend, pathOf } from "./ask.mjs";
import { keep, kept } from "./store.mjs";
import { forgetOutputs } from "./views.mjs";
import { t } from "./words.mjs";

const MOST = 20;

/** Have a page mended, with all that stands in it kept first, and load it again; returns what came of it. */
export async function mendPage(panel, lab) {
  const { context, sessionContext } = panel;
  // What is to be set aside is what the reader has before them, and not what was saved last.
  if (!context.model.readOnly) await context.save();
  const answer = await askToMend(panel, lab);
  if (!answer) return t("page.no-answer");
  if (!answer.mended) return answer.said;
  if (sessionContext.session?.kernel) forgetOutputs(sessionContext.session.kernel);
  keep("mended", pathOf(panel, lab), answer.said, MOST);
  context.model.dirty = false;
  location.reload();
  return answer.said;
}

/** What came of the mending of a page, for the first to ask after it; nothing if there was none. */
export function mended(path) {
  const said = kept("mended", path);
  if (said) keep("mended", path, "", MOST);
  return said ? [said] : [];
}
