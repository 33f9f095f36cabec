/** What a page asks the course's part of the server. */

/** The path of an open notebook on its server; null if it lies elsewhere. */
export function pathOf(panel, { app }) {
  const { contents } = app.serviceManager;
  const { path } = panel.context;
  return contents.driveName(path) === "" ? contents.localPath(path) : null;
}

/** What the server says of an open notebook with these cells; null where nobody can say. */
export const askAbout = (panel, lab, cells) => post(panel, lab, "page", { cells });

/** Let the server give a page back as the course has it: whether it did, and what it says; null as above. */
export const askToMend = (panel, lab) => post(panel, lab, "mend", {});

async function post(panel, lab, what, held) {
  const path = pathOf(panel, lab);
  return path === null ? null : ask(lab, what, { method: "POST", body: JSON.stringify({ path, ...held }) });
}

/** The pages of the course, and how far the reader has come; null where nobody can say. */
export function askForTheWay(panel, lab) {
  const path = pathOf(panel, lab);
  return path === null ? null : ask(lab, `course?path=${encodeURIComponent(path)}`, {});
}

async function ask({ app, ServerConnection }, what, how) {
  const settings = app.serviceManager.serverSettings;
  const address = new URL(`cocreation/${what}`, new URL(settings.baseUrl, location.href)).href;
  try {
    const answer = await ServerConnection.makeRequest(address, how, settings);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // A server without its part of the course, or none at all: the page is as it is without us.
  }
}
