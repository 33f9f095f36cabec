// The one module that each widget is sent with. What draws the widget comes once a page, as the models that
// `_parts` names: files of JavaScript, each after those that it imports, with their style sheets.

globalThis[Symbol.for("cocreation_teach")] ??= { urls: new Map(), styles: new Map() };
const page = globalThis[Symbol.for("cocreation_teach")];

/** A part's JavaScript with the addresses of the files that it imports. */
export function addressed(text, urls) {
  return text.replace(/(\bfrom\s*)"\.\/(\w+)\.mjs"/g, (_, from, name) => `${from}"${urls[name]}"`);
}

/** The module of the last part. The same text is the same module on the whole page, and is compiled once. */
function load(parts) {
  const urls = {};
  for (const part of parts) {
    const text = addressed(part.get("module"), urls);
    if (!page.urls.has(text))
      page.urls.set(text, URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    urls[part.get("name")] = page.urls.get(text);
  }
  return import(urls[parts.at(-1).get("name")]);
}

/**
 * Put a part's style sheet on the page, once, and return the class of what it is for. Where the page has several
 * editions of a sheet, each holds for its own alone.
 */
export function dress(part) {
  const [name, style] = [part.get("name"), part.get("style")];
  if (!page.styles.has(name)) page.styles.set(name, new Map());
  const editions = page.styles.get(name);
  if (!editions.has(style)) {
    const scope = `cct-${name}-${editions.size + 1}`;
    editions.set(style, { scope, sheet: document.head.appendChild(document.createElement("style")) });
    for (const [text, one] of editions)
      one.sheet.textContent = editions.size > 1 ? `@scope (.${one.scope}) {\n${text}\n}` : text;
  }
  return editions.get(style).scope;
}

/** A model that the kernel has sent. After a reload the page is still being told of those that it had before. */
export async function modelOf(manager, reference, tries = 60) {
  try {
    return await manager.get_model(reference.slice("IPY_MODEL_".length));
  } catch (missing) {
    if (tries === 1) throw missing;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return modelOf(manager, reference, tries - 1);
  }
}

/**
 * Hear the kernel even where anywidget has stopped listening. It gives a widget two seconds to load: on a computer
 * that needs longer the widget is drawn all the same, and whatever the kernel says to it is dropped for good.
 */
export async function listen(model) {
  try {
    await model._handle_comm_msg({ content: { data: {} } });
  } catch {
    const { _handle_comm_msg: hear } = Object.getPrototypeOf(model.constructor.prototype);
    model.comm?.on_msg((message) => hear.call(model, message));
    model.comm?.send({ method: "request_state" }, {}); // what was dropped so far
  }
}

export default {
  async render(view) {
    await listen(view.model.set({})); // which returns the model itself; the view has a part of it
    const references = view.model.get("_parts");
    const parts = await Promise.all(references.map((one) => modelOf(view.model.widget_manager, one)));
    view.el.classList.add(...parts.map(dress));
    const el = view.el.appendChild(document.createElement("div"));
    return (await load(parts)).default.render({ ...view, el });
  },
};
