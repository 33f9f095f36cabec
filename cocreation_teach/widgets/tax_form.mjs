// A tax return as it is filled in: what a line says, and what its user has done to it.

import { grouped, t } from "./words.mjs";

/** What a line's text says: an amount, nothing at all (null), or a problem in words. */
export function readAmount(text, most) {
  const bare = text.trim();
  if (!bare) return { value: null };
  const shown = bare.length > 20 ? `${bare.slice(0, 20)}…` : bare;
  const amount = bare.replace(/(?<=\d)[\s,'’](?=\d{3}(\D|$))/g, "");
  if (/^\d+$/.test(amount)) {
    if (Number(amount) <= most) return { value: Number(amount) };
    return { problem: t("amount.too-much", { most: grouped(most) }) };
  }
  if (/^[-−–]\s*\d/.test(bare)) return { problem: t("amount.minus") };
  if (/^\d[\d\s,'’]*[.,]\d{1,2}$/.test(bare)) return { problem: t("amount.whole") };
  if (/\p{Sc}|crown/iu.test(bare)) return { problem: t("amount.currency") };
  return { problem: t("amount.none", { written: shown }) };
}

/** What the user has done to a line, as Python's model names it. */
export function kindOf({ how, preset }, given) {
  if (how === "preset") return given == null || given === preset ? "accepting" : "correcting";
  if (given == null) return "blank";
  return how === "entry" ? "entering" : "choosing";
}

/** The contributions in the order of the lines; a line not touched counts once the return is handed in. */
export function logOf(lines, { values, asked, handed_in }) {
  return lines.flatMap((line) => {
    const kind = kindOf(line, values[line.id]);
    const counts = handed_in || !["accepting", "blank"].includes(kind);
    return [asked.includes(line.id) && { line, kind: "asking" }, counts && { line, kind }].filter(Boolean);
  });
}

/** The running count in words. */
export function countOf(log, lines, { handed_in }) {
  const acts = log.filter(({ kind }) => kind !== "accepting").length;
  const rest = lines.length - log.filter(({ kind }) => kind !== "asking").length;
  const counted = t(handed_in ? "tax.count-in" : "tax.count", { count: acts });
  return rest ? `${counted} ${t("tax.rest", { count: rest })}` : counted;
}

/** What is written in a line: a text that is no amount, or else its value, or else the preset. */
export function textOf({ id, how, preset }, { values, written }) {
  if (id in written) return written[id];
  const value = values[id] ?? preset;
  return how === "choice" ? (value ?? "") : value == null ? "" : grouped(value);
}

/** The form after a line was given this text. */
export function withText(form, line, text, most) {
  const { [line.id]: _, ...values } = form.values;
  const { [line.id]: __, ...written } = form.written;
  const { value, problem } = line.how === "choice" ? { value: text || null } : readAmount(text, most);
  if (problem) written[line.id] = text.slice(0, 200);
  else if (value != null) values[line.id] = value;
  return { ...form, values, written };
}

export function withQuestion(form, id) {
  return { ...form, asked: form.asked.includes(id) ? form.asked : [...form.asked, id] };
}

/** The contributions of a log, parted into those made together with staff, each with its reason, and the others. */
export function parted(log, { together }) {
  return {
    together: log
      .filter(({ kind }) => kind in together)
      .map((entry) => ({ ...entry, why: together[entry.kind] })),
    alone: log.filter(({ kind }) => !(kind in together)),
  };
}
