// What answers the tax return: its rules, those of `simulations/tax_return.py`, and what `widgets/tax_return.py` says.

import { logOf } from "../../widgets/tax_form.mjs";
import { grouped, t } from "../../widgets/words.mjs";

const NAME = "tax-return";
const ALLOWANCE = 10_000;
const BAND = 30_000;
const COMMUTE = { none: 0, near: 500, far: 1_200 };
const CARER = { no: 0, yes: 1_500 };
const LONGEST = 200;

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isAbsent = (value) => value === null || value === undefined;

/** Whether something that was kept is a return; `content` is what the page draws from. */
export function isForm(form, { lines, channels, most }) {
  if (!isPlain(form) || !isPlain(form.values) || !isPlain(form.written) || !Array.isArray(form.asked))
    return false;
  const { values, written, asked, handed_in: isHandedIn, channel, ...more } = form;
  const lineOf = (name) => lines.find(({ id }) => id === name);
  const isSaid = (text) => typeof text === "string" && [...text].length <= LONGEST;
  const takes = ([name, value]) => {
    const line = lineOf(name);
    if (!line || isAbsent(value)) return Boolean(line);
    if (line.how === "choice") return line.options.some(({ id }) => id === value);
    return Number.isInteger(value) && value >= 0 && value <= most;
  };
  return (
    Object.keys(more).length === 0 &&
    Object.entries(values).every(takes) &&
    Object.entries(written).every(([name, text]) => lineOf(name) && isSaid(text)) &&
    asked.every(lineOf) &&
    channels.some(({ id }) => id === channel) &&
    typeof isHandedIn === "boolean" &&
    !(isHandedIn && Object.keys(written).length)
  );
}

/** What comes of the lines of a return, in whole crowns. */
export function assess({ wages, withheld, rent, gifts, commute, carer }) {
  const income = wages + (rent ?? 0);
  const deductions = (gifts ?? 0) + COMMUTE[commute ?? "none"] + CARER[carer ?? "no"];
  const taxable = Math.max(0, income - deductions - ALLOWANCE);
  const tax = Math.floor((20 * Math.min(taxable, BAND) + 40 * Math.max(0, taxable - BAND)) / 100);
  return { income, deductions, taxable, tax, withheld, balance: withheld - tax };
}

/** The assessment in plain sentences, and for each channel what it makes of what the citizen did. */
export function assessment(form, { lines, channels }) {
  const presets = Object.fromEntries(lines.map(({ id, preset }) => [id, preset]));
  const given = Object.entries(form.values).filter(([, value]) => !isAbsent(value));
  const result = assess({ ...presets, ...Object.fromEntries(given) });
  const untouched = assess(presets);
  const moved = Math.abs(result.balance - untouched.balance);
  const crowns = ({ balance, ...amounts }) =>
    Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, grouped(amount)]));
  const before = t("tax.said-untouched", { refund: grouped(Math.max(0, untouched.balance)) });
  const change = moved ? t("tax.said-moved", { moved: grouped(moved) }) : t("tax.said-unmoved");
  const acts = logOf(lines, { ...form, handed_in: true }).filter(({ kind }) => kind !== "accepting");
  const outcome = ({ label, together }) => {
    const count = acts.filter(({ kind }) => kind in together).length;
    const times = t("tax.times", { count: acts.length });
    return t("tax.outcome", { channel: label, times, together: count, end: ended(result.balance) });
  };
  return {
    said: [
      t("tax.said-income", crowns(result)),
      t("tax.said-taxable", { allowance: grouped(ALLOWANCE), ...crowns(result) }),
      t("tax.said-tax", crowns(result)),
      balanced(result.balance),
      `${before} ${change}`,
    ],
    channels: Object.fromEntries(channels.map((channel) => [channel.id, outcome(channel)])),
  };
}

const balanced = (balance) => told(balance, ["tax.said-refund", "tax.said-due", "tax.said-even"]);
const ended = (balance) => told(balance, ["tax.ends-refund", "tax.ends-due", "tax.ends-even"]);

function told(balance, [refund, due, even]) {
  if (balance === 0) return t(even);
  return t(balance > 0 ? refund : due, { crowns: grouped(Math.abs(balance)) });
}

/** The answer to the widget `{state}`: it assesses a return that is handed in, and keeps each change. */
export function answerTaxReturn({ state }, { journal, newName, now }) {
  const { content } = state;
  const worked = (form) => (form.handed_in ? assessment(form, content) : {});
  const kept = journal.about(NAME).at(-1)?.answer;
  const form = isForm(kept, content) ? kept : state.form;
  return {
    state: { form, assessment: worked(form) },
    async take({ form: changed }, { tell }) {
      if (!changed) return;
      tell({ assessment: worked(changed), refusal: "" });
      const entry = { question: NAME, act: "kept", answer: changed, at: now(), uid: newName(), n: 0 };
      const refusal = await journal.record([{ confidence: null, occasion: "", version: "", ...entry }]).then(
        () => "",
        ({ message }) => message,
      );
      tell({ refusal });
    },
  };
}
