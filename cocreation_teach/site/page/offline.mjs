// What keeps the course for reading without a network, and offers a newer edition without getting in the way.

import { button, h } from "../../widgets/shared.mjs";
import { t } from "../../widgets/words.mjs";

const AFTER = 1000; // ms

/** Keep the site that lies at `root`; `offer` is called with what takes a newer edition, once there is one. */
export async function keep(root, { container, offer, reload }) {
  const registration = await container.register(`${root}sw.js`);
  const take = (worker) => () => {
    if (worker.state !== "installed") return reload(); // it was taken in another tab
    container.addEventListener("controllerchange", reload, { once: true });
    worker.postMessage("take-over");
  };
  // Without a controller this is the first edition here, and is no news.
  const tell = (worker) => worker && container.controller && offer(take(worker));
  tell(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing.addEventListener("statechange", () => installing.state === "installed" && tell(installing));
  });
}

/** Say on a page that there is a newer edition; `take` shows it. */
export function sayNewer(page, take) {
  const line = h("p", { class: "ccs-edition", role: "status" }, t("web.edition"), " ");
  line.append(button("take", t("web.show-edition"), take));
  page.prepend(line);
}

function begin({ page: { root } }) {
  document.head.append(h("link", { rel: "manifest", href: `${root}manifest.webmanifest` }));
  // A browser that keeps no pages, or is told not to, shows them all the same.
  keep(root, {
    container: navigator.serviceWorker,
    offer: (take) => sayNewer(document.querySelector(".ccs-page"), take),
    reload: () => location.reload(),
  }).catch((error) => console.warn(error));
}

const held = globalThis.document?.getElementById?.("ccs-page");
if (held && location.protocol.startsWith("http") && navigator.serviceWorker) {
  // What is read now comes first, and is drawn first.
  const soon = () => setTimeout(() => begin(JSON.parse(held.textContent)), AFTER);
  window.addEventListener("load", soon, { once: true });
}
