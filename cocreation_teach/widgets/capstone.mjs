import { PAUSE, recorder, whenLeft } from "./keeping.mjs";
import { makeRoot } from "./root.mjs";
import { button, download, fill, h, makeAnnouncer } from "./shared.mjs";
import { language, t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

export function wordsIn(text) {
  return text.trim() ? text.trim().split(/\s+/).length : 0;
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

const STYLE = `
  body { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; font: 1.05rem/1.6 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff; }
  h1 { font-size: 1.8rem; line-height: 1.25; } h2 { margin-top: 2.2rem; font-size: 1.2rem; }
  .by, .task { color: #555; } .task { font-size: .92rem; } .text { white-space: pre-wrap; overflow-wrap: anywhere; }
  .empty { font-style: italic; color: #555; }
  @media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } }`;

/** The report as one self-contained page; whatever the student wrote stands in it as text. */
export function reportPage({ title, name, day, sections }) {
  const parts = sections.map(({ heading, paragraphs, text }) =>
    [
      `<section><h2>${escaped(heading)}</h2>`,
      ...paragraphs.map((paragraph) => `<p class="task">${escaped(paragraph)}</p>`),
      text.trim()
        ? `<div class="text">${escaped(text)}</div>`
        : `<p class="empty">${escaped(t("report.empty"))}</p>`,
      "</section>",
    ].join("\n"),
  );
  const by = [name.trim(), day].filter(Boolean).map(escaped).join(", ");
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="by">${by}</p>
${parts.join("\n")}
</main>
</body>
</html>
`;
}

/** A name for the file that every system takes. */
export function fileName(title, day) {
  const slug = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${slug || "report"}-${day}.html`;
}

// ---- drawing --------------------------------------------------------------------------------------

function drawSection({ id, heading, paragraphs, model }, text, act) {
  const count = h("p", { class: "cct-count" }, counted(text));
  const area = h("textarea", {
    rows: 9,
    "data-key": id,
    "aria-label": heading,
    oninput() {
      count.textContent = counted(area.value);
      act.write(id, area.value);
    },
    onchange: () => act.keep(id, area.value),
  });
  area.value = text;
  return h(
    "section",
    {},
    h("h3", { class: "cct-title" }, heading),
    paragraphs.map((paragraph) => h("p", {}, paragraph)),
    area,
    count,
    model && h("details", {}, h("summary", {}, t("report.model")), h("p", {}, model)),
  );
}

const counted = (text) => t("report.words", { count: wordsIn(text) });

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const { title, sections, author } = model.get("content");
  const root = makeRoot(el, "capstone", title);
  const say = makeAnnouncer(root);
  const texts = {};
  const kept = {};
  const since = {};
  const name = h("input", {
    type: "text",
    autocomplete: "name",
    "data-key": "name",
    maxlength: 120,
    value: author,
    onchange: () => record.draft("capstone.author", name.value),
  });
  const body = root.appendChild(h("div", {}));
  const status = h("p", { class: "cct-status" });

  const act = {
    write(id, text) {
      texts[id] = text;
      since[id] ??= Date.now();
      if (Date.now() - since[id] > PAUSE) act.keep(id, text);
    },
    keep(id, text) {
      texts[id] = text;
      delete since[id];
      const before = kept[id];
      kept[id] = text;
      if (text === before) return;
      // An empty section is no answer, but that it is empty is kept as well.
      if (text.trim()) record.answer(id, text);
      else record.draft(id, text);
    },
    download() {
      keepAll();
      const day = new Date().toISOString().slice(0, 10);
      const page = reportPage({
        title,
        name: name.value,
        day,
        sections: sections.map((section) => ({ ...section, text: texts[section.id] })),
      });
      download([page], fileName(title, day), "text/html");
      say(t("report.downloaded"));
    },
  };

  function draw() {
    const written = sections.filter(({ id }) => record.last(id)).length;
    status.textContent = t("report.begun", { begun: written, sections: sections.length });
  }

  const drawSections = () =>
    fill(
      body,
      sections.map((section) => drawSection(section, texts[section.id], act)),
    );
  function take() {
    const { drafts } = record.now();
    for (const { id } of sections) {
      if (texts[id] !== kept[id]) continue; // what is being written is the student's
      texts[id] = kept[id] = drafts[id] ?? record.last(id)?.answer ?? "";
    }
    drawSections();
  }

  const record = recorder(model, root, draw, take);
  take();
  root.append(
    h(
      "div",
      { class: "cct-take" },
      h("label", {}, h("span", {}, t("report.name")), name),
      button("download", t("report.download"), act.download, { class: "cct-main" }),
    ),
    status,
  );
  draw();
  const keepAll = () => {
    for (const [id, text] of Object.entries(texts)) act.keep(id, text);
  };
  const stop = whenLeft(keepAll);
  return () => {
    stop();
    record.stop();
  };
}

export default { render };
