import { day } from "./keeping.mjs";
import {
  button,
  download,
  fill,
  h,
  keepingFocus,
  makeAnnouncer,
  makeRoot,
  paragraphs,
  sending,
  tellIn,
} from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** A moment in words, by this computer's clock. */
export function moment(at) {
  const date = new Date(at);
  return Number.isNaN(date.valueOf())
    ? "an unknown time"
    : `${day(at)} ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}

/** When it is due; late is told, not refused. */
export function dueInWords(due, now) {
  if (!due) return "";
  const weekday = new Date(due).toLocaleDateString("en-GB", { weekday: "long" });
  const when = `${weekday}, ${moment(due)}`;
  return now > new Date(due)
    ? `This was due on ${when}. You can still hand in; your lecturer will see that it is late.`
    : `Due on ${when}, by this computer’s clock.`;
}

/** Numbers as a person lists them. */
export function listed(numbers) {
  return numbers.length > 1
    ? `questions ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`
    : `question ${numbers[0]}`;
}

/** What will be handed in, a sentence each. */
export function whatGoes({ answered, questions, open, unkept }) {
  return [
    `${answered} of ${questions} answered.`,
    ...(open.length ? [`Not answered: ${listed(open)}.`] : []),
    ...(unkept.length
      ? [
          `What you wrote last in ${listed(unkept)} is not kept yet, and would not be handed in. Press “Keep my answer” there.`,
        ]
      : []),
  ];
}

/** What was handed in last; nothing where nothing was. */
export function handedInWords(handed, changed) {
  if (!handed) return [];
  const { answered, questions, id, name, at, receipt, file } = handed;
  return [
    `${answered} of ${questions} answered, handed in as ${id} ${name}, at ${moment(at)}.`,
    `The file is ${file}, its receipt ${receipt}.`,
    changed
      ? "You have answered anew since then: hand in once more, or these answers are not counted."
      : "Now give this file to your lecturer, where they ask for it. You can hand in again; the newest file counts.",
  ];
}

// ---- the widget -----------------------------------------------------------------------------------

const PATIENCE = 4000; // milliseconds until the kernel counts as away
const AWAY = "The kernel does not answer. Run this page again (Run > Run All Cells), then try once more.";

/** The two fields that say who the student is, and a button; made once, so that what is being typed stays. */
function makeWho(go, label, hint) {
  const field = (key, complete) =>
    h("input", { type: "text", autocomplete: complete, required: true, "data-key": key });
  const labelled = (words, input) => h("label", {}, h("span", {}, words), input);
  const [id, name] = [field("id", "off"), field("name", "name")];
  let known = "";
  return {
    form: h(
      "form",
      {
        novalidate: true,
        onsubmit: sending(() => go({ id: id.value, name: name.value })),
      },
      h("div", { class: "cct-who" }, labelled("Student id", id), labelled("Name", name)),
      hint && h("p", { class: "cct-hint" }, hint),
      h(
        "div",
        { class: "cct-controls" },
        h("button", { type: "submit", class: "cct-main", "data-key": "go" }, label),
      ),
    ),
    take(student) {
      if (!student || JSON.stringify(student) === known) return;
      known = JSON.stringify(student);
      [id.value, name.value] = [student.id, student.name];
    },
    focus: () => id.focus(),
  };
}

function render({ model, el }) {
  const isHead = model.get("content").part === "head";
  const root = makeRoot(el, "assignment", isHead ? "Who you are" : "Hand in");
  const say = makeAnnouncer(root);
  let changing = false;
  let waiting = null;

  const ask = (message) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(AWAY), PATIENCE);
    try {
      model.send(message);
    } catch (error) {
      console.warn("No kernel:", error); // the wait runs out and says so
    }
  };
  const change = () => {
    changing = true;
    draw();
    who.focus();
  };

  const who = isHead
    ? makeWho(
        (student) => ask({ ask: "begin", ...student }),
        "Begin",
        "Both stand in the file that you hand in.",
      )
    : makeWho((student) => ask({ ask: "hand in", ...student }), "Hand in: download my file");
  const above = h("div", { tabindex: -1 });
  const below = h("div", { class: "cct-handed" });
  const status = h("p", { class: "cct-status" });
  const tell = tellIn(status, say);
  root.append(above, who.form, below, status);

  function drawHead({ student }) {
    who.form.hidden = Boolean(student) && !changing;
    return (
      who.form.hidden && [
        h("p", {}, `You work as ${student.id} ${student.name}.`),
        h("div", { class: "cct-controls" }, button("change", "Change …", change)),
      ]
    );
  }

  function drawFoot(content) {
    fill(below, paragraphs(handedInWords(content.handed, content.changed)));
    below.classList.toggle("cct-warning", content.changed);
    return [
      paragraphs(whatGoes(content)),
      h("p", {}, "The file holds your answers, how sure you were, and when you answered. Is this you?"),
    ];
  }

  function draw() {
    const content = model.get("content");
    const due = dueInWords(content.due, new Date());
    who.take(content.student);
    keepingFocus(root, above, () =>
      fill(
        above,
        !isHead && h("h2", { class: "cct-title" }, "Hand in"),
        due ? h("p", {}, due) : null,
        (isHead ? drawHead : drawFoot)(content),
      ),
    );
  }

  const hear = (message, buffers) => {
    clearTimeout(waiting);
    if (message.done) {
      changing = false;
      draw();
      above.focus({ preventScroll: true });
    }
    if (message.file) {
      download([buffers[0]], message.file, "application/json");
      status.textContent = message.said;
      say(`${handedInWords(message.noted, false).join(" ")} ${message.said}`);
    } else tell(message.said);
  };
  model.on("change:content", draw);
  model.on("msg:custom", hear);
  draw();
  return () => {
    clearTimeout(waiting);
    model.off("change:content", draw);
    model.off("msg:custom", hear);
  };
}

export default { render };
