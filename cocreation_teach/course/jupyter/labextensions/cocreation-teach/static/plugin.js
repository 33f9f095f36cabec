// What JupyterLab and Notebook load.  Their bundler would write a file like this one: a container that is handed
// the modules which JupyterLab shares, and gives a plugin.  All else is plain ES modules that lie beside it.
(() => {
  const here = document.currentScript.src;
  // JupyterLab takes the heading out of the address before any page is open.
  const opened = new URL(location.href);
  let shared = {};

  async function take(name) {
    const editions = Object.values(shared[name]);
    const edition = editions.find(({ loaded }) => loaded) ?? editions[0];
    return (await edition.get())();
  }

  async function extension() {
    const names = ["@jupyterlab/notebook", "@jupyterlab/services", "@lumino/widgets"];
    const [{ INotebookTracker, NotebookActions }, { ServerConnection }, { Widget }] = await Promise.all(
      names.map(take),
    );
    const { activate } = await import(new URL("main.mjs", here).href);
    const plugin = {
      id: "cocreation-teach:pages",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) =>
        activate({ app, tracker, NotebookActions, ServerConnection, Widget, opened }),
    };
    return () => ({ __esModule: true, default: plugin });
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["cocreation-teach"] = { init: (scope) => void (shared = scope), get: extension };
})();
