/** A page is shown when it stands: what JupyterLab draws of it first is laid out otherwise, and would jump. */

import { scrollerOf } from "./place.mjs";

const VEILED = "ccp-veiled";
const TRIES = 120; // frames: then it is shown as it is

/** Keep an open notebook out of sight; the style sheet lets it be seen after a while, come what may. */
export const veil = ({ node }) => node.classList.add(VEILED);

/** Show it. */
export const unveil = ({ node }) => node.classList.remove(VEILED);

/** Show it as soon as it is at its place, and the words are there that will be in sight. */
export async function unveilWhenDrawn(panel, place) {
  const isThere = () => place.stands() && isDrawn(panel.content);
  for (let tries = 0; tries < TRIES && !panel.isDisposed && !isThere(); tries += 1)
    await new Promise(requestAnimationFrame);
  unveil(panel);
}

function isDrawn(notebook) {
  const { top, bottom } = scrollerOf(notebook).getBoundingClientRect();
  return notebook.widgets.every(({ model, node }) => {
    const box = node.getBoundingClientRect();
    const words = node.querySelector(".jp-RenderedMarkdown")?.childElementCount;
    return model.type !== "markdown" || box.top > bottom || box.bottom < top || words;
  });
}
