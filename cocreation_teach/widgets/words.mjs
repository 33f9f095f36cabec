// The interface's own words. Its sentences stand in a catalogue by their ids, so a language is a file more.

import catalogue from "../words/en.json" with { type: "json" };

/** What puts sentences of a catalogue together: `t(id, {name: value})`. Which of several forms, `count` says. */
export function speaking(sentences) {
  const plural = new Intl.PluralRules(sentences.language);
  const formOf = (forms, count) => forms[`=${count}`] ?? forms[plural.select(count)] ?? forms.other;
  return (id, values = {}) => {
    const held = sentences[id];
    const text = typeof held === "string" ? held : formOf(held, values.count);
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
}

export const t = speaking(catalogue);

export const { language } = catalogue;
const dated = (at, say, otherwise) => {
  const date = new Date(at);
  return Number.isNaN(date.valueOf()) ? otherwise : say(date);
};

/** A day in words, by this computer's clock. */
export function day(at) {
  const format = { day: "numeric", month: "long", year: "numeric" };
  return dated(at, (date) => date.toLocaleDateString(language, format), t("unknown-day"));
}

/** A moment in words, by this computer's clock; `format` says what of the time is told besides. */
export function moment(at) {
  const clock = (date) => date.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  return dated(at, (date) => `${day(at)} ${clock(date)}`, t("unknown-time"));
}

export function weekday(at) {
  return new Date(at).toLocaleDateString(language, { weekday: "long" });
}

/** Things as a person lists them. */
export function listed(things) {
  return new Intl.ListFormat(language).format(things.map(String));
}

/** A whole number with its thousands apart. */
export function grouped(number) {
  return GROUPING.format(number);
}

const GROUPING = new Intl.NumberFormat(language);

/** Whether something is answered, in words. */
export function howItStands(answer, shown) {
  if (answer) return t("answered");
  return t(shown ? "shown-not-answered" : "not-answered");
}

/** How often, in words. */
export function times(count) {
  return t("times", { count });
}
