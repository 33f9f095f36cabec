// What is dropped or chosen on the desk, and how it goes to the kernel: in pieces, each acknowledged before the next.

import { button, h } from "./shared.mjs";
import { grouped, t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** Why files cannot be sent, said before anything is; empty if they can. */
export function refusal(files, { largest, most }) {
  if (!files.length) return t("desk.no-file");
  const size = sizeOf(files);
  return size > largest || files.length > most ? t("desk.too-large", limits({ largest, most })) : "";
}

/** The limits, as they are told. */
export function limits({ largest, most }) {
  return { megabytes: grouped(largest / 2 ** 20), files: grouped(most) };
}

export function sizeOf(files) {
  return files.reduce((sum, { file }) => sum + file.size, 0);
}

/** Where each piece of a stream begins; of an empty one there is one piece. */
export function beginnings(size, piece) {
  return Array.from({ length: Math.max(1, Math.ceil(size / piece)) }, (_, at) => at * piece);
}

// ---- what was dropped -----------------------------------------------------------------------------

/** The files of a drop, each with its path; a folder is walked through. What is no file, such as a text, gives none. */
export async function dropped(transfer) {
  // All are asked for at once: when the drop is over, a browser shows them no more.
  const taken = [...transfer.items].map((item) => {
    const entry = item.webkitGetAsEntry?.();
    const file = !entry && item.kind === "file" && item.getAsFile();
    return entry ? walked(entry) : (file && [{ path: file.name, file }]) || [];
  });
  return (await Promise.all(taken)).flat();
}

async function walked(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // A folder is told in parts, the last of which is empty.
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!part.length) return (await Promise.all(found.map(walked))).flat();
    found.push(...part);
  }
}

/** The files of a field, each with its path in the folder that was chosen. */
export function chosen(input) {
  return [...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** A place on which files are dropped, with buttons to choose them; `take` is given them. */
export function dropField({ key, words, accept = "", many = true, folders = false, take }) {
  const choose = (name, label, more) => {
    const input = h("input", {
      type: "file",
      class: "cct-hidden",
      tabindex: -1,
      "aria-hidden": "true",
      "data-field": name,
      onchange: () => {
        const files = chosen(input);
        input.value = "";
        take(files);
      },
      ...more,
    });
    return [button(name, label, () => input.click()), input];
  };
  const field = h(
    "div",
    {
      class: "cct-drop",
      ondragover: (event) => {
        event.preventDefault();
        field.classList.add("cct-over");
      },
      ondragleave: () => field.classList.remove("cct-over"),
      ondrop: async (event) => {
        event.preventDefault();
        event.stopPropagation();
        field.classList.remove("cct-over");
        take(await dropped(event.dataTransfer));
      },
    },
    h("p", {}, words),
    h(
      "div",
      { class: "cct-controls" },
      choose(key, t(many ? "desk.choose-files" : "desk.choose-file"), { accept, multiple: many }),
      folders && choose(`${key}-folder`, t("desk.choose-folder"), { webkitdirectory: true }),
    ),
  );
  return field;
}

/** Send files; `ask` is the desk's own. Returns the names that they were given, or null where it was refused. */
export async function sendFiles(files, kind, { ask, piece, told }) {
  const told_of = files.map(({ path, file }) => ({ path, size: file.size }));
  const begun = await ask("files/begin", { kind, files: told_of });
  if (!begun) return null;
  const stream = new Blob(files.map(({ file }) => file));
  let last = null;
  for (const at of beginnings(stream.size, piece)) {
    told(at, stream.size);
    const bytes = await stream.slice(at, at + piece).arrayBuffer();
    last = await ask("files/piece", { transfer: begun.transfer, at }, [bytes]);
    if (!last) return null;
  }
  return last.kept;
}
