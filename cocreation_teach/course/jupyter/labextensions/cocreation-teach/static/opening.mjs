/**
 * The one way in which a page is opened from another: by a link in its prose, in the course map, at its foot.
 * The address names the page in front, and the browser's Back and Forward go from page to page.
 */

import { pathOf } from "./ask.mjs";

const ONE_PLACE = /^(?:lab|doc)(?:\/workspaces\/[^/]+)?(?=\/|$)/; // JupyterLab, which shows many pages in one place
const SHOWN = /^(?:(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree|notebooks|files)\//;

const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return null; // no address of a file
  }
}

/** The address of a page in the application that is open here, at `pathname` below `base`. */
export function addressOf(path, base, pathname) {
  const [application] = ONE_PLACE.exec(pathname.slice(base.length)) ?? [];
  return `${base}${application ? `${application}/tree` : "notebooks"}/${encoded(path)}`;
}

/** The notebook that an address names; null for one that names none. */
export function pathAt(pathname, base) {
  const below = pathname.startsWith(base) ? pathname.slice(base.length) : "";
  return below.endsWith(".ipynb") && SHOWN.test(below) ? decoded(below.replace(SHOWN, "")) : null;
}

/** Where a link leads that stands in the notebook `current`: a notebook of this server, and a place in it. */
export function target(link, { current, base, origin }) {
  const files = `${origin}${base}files/${encoded(current)}`;
  const to = URL.canParse(link, files) ? new URL(link, files) : null;
  const path = to?.origin === origin ? pathAt(to.pathname, base) : null;
  return path && !link.startsWith("#") ? { path, id: to.hash } : null;
}

/** Whether a click on a link is the browser's: for a tab or a window of its own, or to keep what it leads to. */
export const isForBrowser = ({ button, ctrlKey, metaKey, shiftKey, altKey }) =>
  Boolean(button || ctrlKey || metaKey || shiftKey || altKey);

/**
 * An address that stands there already is not put there again.  JupyterLab does so with a document that comes
 * to the front, also by Back, and Forward would lead nowhere.
 */
function addressesOnce() {
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const same = url != null && new URL(url, location.href).href === location.href;
    if (same) history.replaceState(state, unused, url);
    else push(state, unused, url);
  };
}

/** Returns how a page is named in the address, opened, and linked to. */
export function opening(lab) {
  const { app, tracker } = lab;
  const base = new URL(app.serviceManager.serverSettings.baseUrl, location.href).pathname;
  const inOnePlace = ONE_PLACE.test(location.pathname.slice(base.length));
  const pages = new WeakSet();
  const address = (path) => addressOf(path, base, location.pathname);
  const inFront = () => pathAt(location.pathname, base);

  async function open({ path, id = "" }) {
    if (!inOnePlace) return location.assign(address(path) + id);
    try {
      await app.commands.execute("rendermime:handle-local-link", { path, id });
    } catch {
      location.assign(address(path)); // the application says what is wrong with it
    }
  }

  function nameTheOneInFront() {
    const panel = app.shell.currentWidget;
    const path = pages.has(panel) ? pathOf(panel, lab) : null;
    if (!inOnePlace || path === null || path === inFront()) return;
    history[inFront() === null ? "replaceState" : "pushState"]({}, "", address(path));
  }

  /** The link that something happened at, and the notebook that it leads to; null if it is none of ours. */
  function linkTo({ target: where }) {
    const link = where.closest?.("a[href]");
    const panel = link && tracker.find((one) => pages.has(one) && one.node.contains(link));
    const current = panel ? pathOf(panel, lab) : null;
    const to =
      current !== null && target(link.getAttribute("href"), { current, base, origin: location.origin });
    return to ? { link, to } : null;
  }

  function follow(event) {
    const found = linkTo(event);
    if (!found) return;
    event.stopImmediatePropagation(); // JupyterLab would open it here, whatever is held down
    if (isForBrowser(event)) return;
    event.preventDefault();
    void open(found.to);
  }

  /** For who opens it in a tab of its own a link names the page, where JupyterLab has it name the file. */
  function nameThePage(event) {
    const found = linkTo(event);
    if (found) found.link.href = address(found.to.path) + found.to.id;
  }

  function goBack() {
    const path = inFront();
    const panel = app.shell.currentWidget;
    if (path !== null && !(pages.has(panel) && pathOf(panel, lab) === path)) void open({ path });
  }

  if (inOnePlace) addressesOnce();
  app.shell.currentChanged?.connect(nameTheOneInFront);
  window.addEventListener("click", follow, true);
  for (const before of ["pointerdown", "focusin"]) window.addEventListener(before, nameThePage, true);
  if (inOnePlace) window.addEventListener("popstate", goBack);
  return {
    address,
    inOnePlace,
    open,
    add(panel) {
      pages.add(panel);
      nameTheOneInFront();
    },
  };
}
