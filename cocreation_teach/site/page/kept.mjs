// The line on a page that says, before the first answer, where answers are kept; and whatever goes wrong with that.

import { button, download, h } from "../../widgets/shared.mjs";
import { t } from "../../widgets/words.mjs";
import { workFile } from "./work.mjs";

/** What the line says at first. */
export function usual(protocol) {
  return protocol === "file:" ? `${t("web.before")} ${t("web.file")}` : t("web.before");
}

/** The line `place` of a page, as the journal tells of itself to it. */
export function makeKeptLine(place, { protocol, edition, now }) {
  const warn = (...said) => {
    place?.classList.add("ccs-warning");
    place?.setAttribute("role", "alert");
    place?.replaceChildren(...said);
  };
  if (place) place.textContent = usual(protocol);
  return {
    refused: (why) => warn(why),
    cleared(known) {
      if (!known.length) return;
      const file = `my-${now().slice(0, 10)}.cocreation-work.json`;
      const save = () => {
        download([workFile(known, edition, now())], file, "application/json");
        place?.classList.remove("ccs-sticks");
      };
      const words = h("span", {}, t("web.cleared", { count: known.length }), " ");
      warn(words, button("download", t("web.download"), save));
      place?.classList.add("ccs-sticks"); // who reads far below sees the answers go
    },
  };
}
