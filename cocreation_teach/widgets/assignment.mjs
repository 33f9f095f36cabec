import { makeRoot } from "./root.mjs";
import {
  button,
  download,
  fill,
  h,
  keepingFocus,
  makeAnnouncer,
  paragraphs,
  sending,
  tellIn,
  toKernel,
} from "./shared.mjs";
import { listed, moment, t, weekday } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** When it is due; late is told, not refused. */
export function dueInWords(due, now) {
  if (!due) return "";
  const when = t("due.when", { weekday: weekday(due), moment: moment(due) });
  return t(now > new Date(due) ? "due.late" : "due", { when });
}

/** Questions by their numbers, as a person lists them. */
export function questionsIn(numbers) {
  return t("handing.numbers", { count: numbers.length, numbers: listed(numbers) });
}

/** What will be handed in, a sentence each. */
export function whatGoes({ answered, questions, open, unkept }) {
  return [
    t("handing.answered", { answered, questions }),
    ...(open.length ? [t("handing.open", { questions: questionsIn(open) })] : []),
    ...(unkept.length
      ? [t("handing.unkept", { questions: questionsIn(unkept), keep: t("keep-answer") })]
      : []),
  ];
}

/** What was handed in last; nothing where nothing was. */
export function handedInWords(handed, changed) {
  if (!handed) return [];
  const { answered, questions, id, name, at, receipt, file, lies } = handed;
  const now = lies ? "handed.lies" : "handed.now";
  return [
    t("handed", { answered, questions, id, name, moment: moment(at) }),
    t("handed.file", { file, receipt }),
    t(changed ? "handed.changed" : now),
  ];
}

// ---- the widget -----------------------------------------------------------------------------------

const PATIENCE = 4000; // milliseconds until the kernel counts as away

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
      h("div", { class: "cct-who" }, labelled(t("who.id"), id), labelled(t("who.name"), name)),
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
  const root = makeRoot(el, "assignment", t(isHead ? "who" : "hand-in"));
  const say = makeAnnouncer(root);
  let changing = false;
  let waiting = null;

  const ask = (message) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(t("kernel-away")), PATIENCE);
    toKernel(() => model.send(message));
  };
  const change = () => {
    changing = true;
    draw();
    who.focus();
  };

  const who = isHead
    ? makeWho((student) => ask({ ask: "begin", ...student }), t("who.begin"), t("who.hint"))
    : makeWho(
        (student) => ask({ ask: "hand-in", ...student }),
        t(model.get("content").outbox ? "hand-in" : "hand-in.download"),
      );
  const above = h("div", { tabindex: -1 });
  const below = h("div", { class: "cct-handed" });
  const status = h("p", { class: "cct-status" });
  const tell = tellIn(status, say);
  root.append(above, who.form, below, status);

  function drawHead({ student, others = [] }) {
    who.form.hidden = Boolean(student) && !changing;
    return (
      who.form.hidden && [
        h("p", {}, t("who.is", student)),
        h("div", { class: "cct-controls" }, button("change", t("who.change"), change)),
        others.flatMap(drawOther),
      ]
    );
  }

  /** Whose answers lie here besides; who has none yet may have made a slip in the id. */
  function drawOther({ id, name, answered, mine }) {
    const take = () => ask({ ask: "take", id });
    return [
      h("p", {}, t("who.other", { count: answered, id, name })),
      mine && h("div", { class: "cct-controls" }, button(`take-${id}`, t("who.take", { id }), take)),
    ];
  }

  function drawFoot(content) {
    fill(below, paragraphs(handedInWords(content.handed, content.changed)));
    below.classList.toggle("cct-warning", content.changed);
    const lacks = paragraphs(content.unread, { class: "cct-warning" });
    const where = content.outbox && t("hand-in.to-lecturer", { user: content.outbox });
    return [lacks, paragraphs(whatGoes(content)), where && h("p", {}, where), h("p", {}, t("hand-in.holds"))];
  }

  function draw() {
    const content = model.get("content");
    const due = dueInWords(content.due, new Date());
    who.take(content.student);
    if (content.said) tell(content.said);
    keepingFocus(root, above, () =>
      fill(
        above,
        !isHead && h("h2", { class: "cct-title" }, t("hand-in")),
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
      if (buffers[0]) download([buffers[0]], message.file, "application/json");
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
