// Search over the course: what the button at a page's head opens.

import { button, h } from "../../widgets/shared.mjs";
import { t } from "../../widgets/words.mjs";
import { Missing } from "./loading.mjs";

const FINDING = "site/page/finding.mjs";
const MOST = 20;

/** What is said of so many places. */
export const toldOf = (count) =>
  count > MOST ? t("site.found-many", { count: MOST }) : t("site.found", { count });

/** Put search on a page; `places` brings all that can be found, and with it the module that finds. */
export function showSearch({ root }, places, modules, place = document) {
  let find = null;
  const list = h("ol");
  const said = h("p", { role: "status" });
  const field = h("input", { type: "search", autocomplete: "off", oninput: () => show() });
  const label = h("label", {}, t("site.search-for"), field);
  const close = button("close", t("site.search-close"), () => dialog.close());
  const dialog = h(
    "dialog",
    { class: "ccs-search", "aria-label": t("site.search") },
    label,
    said,
    list,
    close,
  );
  const row = ({ where, page, heading }) =>
    h("li", {}, h("a", { href: root + where, onclick: () => dialog.close() }, heading, h("span", {}, page)));

  function show() {
    const query = field.value.trim();
    const found = query && find ? find(query) : [];
    list.replaceChildren(...found.slice(0, MOST).map(row));
    said.textContent = query && find ? toldOf(found.length) : "";
  }

  async function open() {
    dialog.showModal();
    field.focus();
    try {
      const held = await places();
      find ??= modules[FINDING].finder(held);
      show();
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      said.textContent = t("web.missing");
    }
  }

  const opens = place.querySelector('[data-key="search"]');
  if (opens) Object.assign(opens, { onclick: open, disabled: false });
  place.querySelector(".ccs-page")?.append(dialog);
}
