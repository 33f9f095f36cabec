/** A notebook that was opened: if it is a page of the course, it comes alive and reads like one. */

import { askAbout, pathOf } from "./ask.mjs";
import { showBar } from "./bar.mjs";
import { allCells, codeCells, sources } from "./code.mjs";
import { frame } from "./frame.mjs";
import { sayState } from "./line.mjs";
import { mended, mendPage } from "./mending.mjs";
import { hearFragments, keepPlace } from "./place.mjs";
import { readingView } from "./reading.mjs";
import { keepRoom } from "./room.mjs";
import { keepAlive } from "./running.mjs";
import { unveil, unveilWhenDrawn, veil } from "./veil.mjs";

const COMING = ["starting", "waiting"];

/** Follow an open notebook for as long as it is open; leave it as it is if it is none of the course's. */
export async function follow(panel, lab) {
  const heard = hearFragments(panel.content, fragmentFor(panel, lab));
  veil(panel);
  lab.surround(panel);
  await panel.context.ready;
  const codes = sources(codeCells(panel.content));
  const answer = await askAbout(panel, lab, allCells(panel.content));
  if (!answer || panel.isDisposed || !(answer.page || answer.why)) return unveil(panel);
  lab.opening.add(panel);
  const view = answer.page && readingView(panel, lab, answer.page);
  if (view) frame(panel, lab, answer.page, view);
  const path = pathOf(panel, lab);
  const place = keepPlace(panel, path, heard);
  const room = keepRoom(panel, path);
  let cardsCome = answer.cells > 0;
  const notes = [...mended(path), ...answer.notes];
  const tell = (state, why = "") => {
    if (state === "starting") place.hold();
    else void place.letGo();
    if (COMING.includes(state)) cardsCome && room.reserve();
    else room.free();
    cardsCome ||= state === "asleep"; // from here on it runs when somebody asks it to
    panel.node.dataset.cocreation = state;
    sayState(panel, state, () => void run());
    showBar(
      panel,
      { why, notes, mend: answer.mend },
      { run: () => void run(), mend: () => mendPage(panel, lab) },
    );
  };
  // JupyterLab goes to the last cell that it runs; who reads stays where they are.
  const scheduled = () => {
    if (!view?.reading()) return;
    place.hold();
    void place.letGo();
  };
  const run = keepAlive(panel, { lab, asked: { codes, answer }, tell, scheduled });
  return unveilWhenDrawn(panel, place);
}

/** The heading that the application was opened at, for the page that it was opened with; once. */
function fragmentFor(panel, lab) {
  const { pathname, hash } = lab.opened;
  const path = pathOf(panel, lab);
  if (path === null || !decodeURIComponent(pathname).endsWith(`/${path}`)) return "";
  lab.opened = new URL("/", lab.opened);
  return hash;
}
