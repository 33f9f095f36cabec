/** A notebook that was opened: if it is a page of the course, it comes alive and reads like one. */

import { askAbout } from "./ask.mjs";
import { sayWhy } from "./bar.mjs";
import { codeCells, sources } from "./code.mjs";
import { frame } from "./frame.mjs";
import { sayState } from "./line.mjs";
import { readingView } from "./reading.mjs";
import { keepAlive } from "./running.mjs";

/** Follow an open notebook for as long as it is open; leave it as it is if it is none of the course's. */
export async function follow(panel, lab) {
  await panel.context.ready;
  const codes = sources(codeCells(panel.content));
  const answer = await askAbout(panel, lab, codes);
  if (!answer || panel.isDisposed || !(answer.page || answer.why)) return;
  if (answer.page) frame(panel, lab, answer.page, readingView(panel, lab, answer.page));
  const tell = (state, why = "") => {
    panel.node.dataset.cocreation = state;
    sayState(panel, state, () => void run());
    sayWhy(panel, why, () => void run());
  };
  const run = keepAlive(panel, { lab, asked: { codes, answer }, tell });
}
