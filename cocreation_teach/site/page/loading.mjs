// What a page brings when it needs it: data and modules in scripts of their own, as a page that is opened from a file
// may fetch none.

import { h } from "../../widgets/shared.mjs";
import { t } from "../../widgets/words.mjs";

/** What could not be brought. */
export class Missing extends Error {}

const brought = new Map();

/** The data that the script `NAME.js` of the site sets, if it sets any; it is brought once. */
export function bring(name, root, place = document) {
  if (!brought.has(name)) brought.set(name, load(name, root, place));
  return brought.get(name);
}

/** Do some work that needs what the page brings; where that does not come, it is said in the place. */
export async function orSay(place, work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    place.append(h("p", { class: "ccs-warning", role: "alert" }, t("web.missing")));
  }
}

function load(name, root, place) {
  return new Promise((resolve, reject) => {
    const script = place.createElement("script");
    script.src = `${root}${name}.js`;
    script.onload = () => resolve(globalThis.cocreationData?.[name]);
    script.onerror = () => {
      brought.delete(name); // with the connection it may come
      reject(new Missing(script.src));
    };
    place.head.append(script);
  });
}
