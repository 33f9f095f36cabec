import { makeAsking } from "./desk_asking.mjs";
import { draw as drawAssignment } from "./desk_assignment.mjs";
import { draw as drawCases } from "./desk_cases.mjs";
import { draw as drawClassReport } from "./desk_class_report.mjs";
import { draw as drawGivingBack } from "./desk_giving_back.mjs";
import { draw as drawMarking } from "./desk_marking.mjs";
import { dropField, limits, refusal, sendFiles } from "./desk_sending.mjs";
import { draw as drawTakeIn } from "./desk_take_in.mjs";
import { makeRoot } from "./root.mjs";
import { button, download, fill, h, keepingFocus, makeAnnouncer, tellIn } from "./shared.mjs";
import { moment, t } from "./words.mjs";

// The steps in their order: the name of their acts, what they are called, what draws them.
const STEPS = [
  ["cases", t("desk.cases"), drawCases],
  ["assignment", t("desk.assignment"), drawAssignment],
  ["take_in", t("desk.take-in"), drawTakeIn],
  ["marking", t("desk.mark-texts"), drawMarking],
  ["class_report", t("desk.class-report"), drawClassReport],
  ["giving_back", t("desk.giving-back"), drawGivingBack],
];
const SIMULATED = "simulated-class"; // the folder of the class that the desk brings

// ---- pure functions -------------------------------------------------------------------------------

/** Where an assignment stands, a sentence for each thing that there is to say. */
export function standingInWords(one) {
  if (one.problem) return [one.problem];
  if (!one.made) return [t("desk.not-made")];
  const marked = one.handed_in !== null;
  return [
    t(one.released ? "desk.made-released" : "desk.made"),
    one.due && t("desk.due", { when: moment(one.due) }),
    !marked && t("desk.received", { count: one.received }),
    marked && one.listed === null && t("desk.handed-in", { count: one.handed_in }),
    marked &&
      one.listed !== null &&
      t("desk.handed-in-of", { count: one.handed_in - one.unlisted, listed: one.listed }),
    one.unlisted > 0 && t("desk.unlisted", { count: one.unlisted }),
    one.waiting > 0 && t("desk.texts-wait", { count: one.waiting }),
    one.given_back && t("desk.given-back"),
  ].filter(Boolean);
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const root = makeRoot(el, "desk", t("desk"));
  const say = makeAnnouncer(root);
  const overview = root.appendChild(h("div", { tabindex: -1 }));
  const steps = root.appendChild(h("nav", { class: "cct-steps", "aria-label": t("desk.steps") }));
  const bar = h("progress", { "aria-label": t("desk.progress") });
  const doing = h("p", {});
  const progress = root.appendChild(h("div", { class: "cct-progress", hidden: true }, doing, bar));
  const status = root.appendChild(h("p", { class: "cct-status cct-text" }));
  const page = root.appendChild(h("section", { tabindex: -1, "aria-label": t("desk.step") }));
  const now = { assignment: model.get("content").assignments[0]?.name ?? null, step: STEPS[0][0] };

  const tell = tellIn(status, say);
  const showProgress = (how) => {
    progress.hidden = !how;
    if (!how) return;
    doing.textContent = t("desk.doing", how);
    bar.max = Math.max(how.of, 1);
    bar.value = how.done;
  };
  const asking = makeAsking({ model, say: tell, progress: showProgress });

  const standingOf = (assignment) => model.get("content").assignments.find(({ name }) => name === assignment);

  /** What a step is given: the assignment it is about, where to draw, and how to ask. */
  function hostOf(step, body) {
    const { assignment } = now;
    const ask = (what, more, buffers) =>
      asking.ask(what.includes("/") ? what : `${step}/${what}`, { assignment, ...more }, buffers);
    return {
      el: body,
      assignment,
      standing: standingOf(assignment),
      others: model.get("content").assignments.filter(({ name }) => name !== assignment),
      limits: limits(model.get("content")),
      isLeft: () => !body.isConnected,
      ask,
      say: tell,
      dropField,
      async send(files, kind, more = {}) {
        const { piece, ...most } = model.get("content");
        const why = refusal(files, most);
        if (why) {
          tell(why);
          return null;
        }
        const told = (done, of) => showProgress({ doing: t("desk.sending"), done, of });
        const sent = (what, asked, buffers) => ask(what, { ...asked, ...more }, buffers);
        return sendFiles(files, kind, { ask: sent, piece, told });
      },
      download(answer) {
        download([answer.bytes], answer.file, answer.type);
        tell(t("desk.downloaded", { file: answer.file }));
      },
      choose,
      go,
    };
  }

  const bring = async () => {
    const brought = await asking.ask("rehearse/bring", { assignment: SIMULATED });
    if (!brought) return;
    now.step = "take_in";
    choose(SIMULATED);
    tell(t("desk.simulated-brought"));
  };

  function choose(assignment) {
    now.assignment = assignment;
    draw();
  }
  function go(step, assignment = now.assignment) {
    Object.assign(now, { step, assignment });
    draw();
    page.focus({ preventScroll: true });
  }

  function drawOverview() {
    const { assignments, folder } = model.get("content");
    const row = (one) =>
      h(
        "li",
        {},
        button(`assignment ${one.name}`, one.title || one.name, () => choose(one.name), {
          "aria-pressed": String(one.name === now.assignment),
        }),
        h("span", { class: "cct-meta" }, standingInWords(one).join(" ")),
      );
    keepingFocus(root, overview, () =>
      fill(
        overview,
        h("h3", {}, t("desk.assignments")),
        h("p", { class: "cct-meta" }, t("desk.where", { folder })),
        assignments.length
          ? h("ul", { class: "cct-assignments", "aria-label": t("desk.assignments") }, assignments.map(row))
          : h("p", {}, t("desk.none")),
        !standingOf(SIMULATED) && button("simulate", t("desk.simulate"), bring),
      ),
    );
  }

  function draw() {
    drawOverview();
    keepingFocus(root, steps, () =>
      fill(
        steps,
        STEPS.map(([name, words]) =>
          button(`step ${name}`, words, () => go(name), {
            "aria-current": name === now.step ? "step" : null,
          }),
        ),
      ),
    );
    tell("");
    const body = h("div", {});
    fill(page, body);
    const [name, , drawStep] = STEPS.find(([one]) => one === now.step);
    drawStep(hostOf(name, body));
  }

  // A command, or a desk on another page, may have changed what lies there while nobody was here.
  let isLooking = false;
  const look = async () => {
    if (isLooking || document.hidden) return;
    isLooking = true;
    await asking.ask("look");
    isLooking = false;
  };
  root.addEventListener("mouseenter", look);
  document.addEventListener("visibilitychange", look);

  model.on("change:content", drawOverview);
  model.on("msg:custom", asking.hear);
  draw();
  return () => {
    asking.stop();
    document.removeEventListener("visibilitychange", look);
    model.off("change:content", drawOverview);
    model.off("msg:custom", asking.hear);
  };
}

export default { render };
