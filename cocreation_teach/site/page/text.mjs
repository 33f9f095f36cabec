// What people type, as ids and names: the rules of `exchange/text.py`, once more for the page. An id decides over a
// form and over whose answers are whose, so that the page and Python must read the same one in it.

const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal would obey
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;
const ENDS = /\r\n?|[\u2028\u2029\u0085]/gu;
// What cannot be seen although Unicode calls it a letter or a mark: fillers, selectors of variants, blanks.
const UNSEEN =
  /\u034f|[\u115f\u1160\u2800\u3164\uffa0]|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]/gu;
// Python counts the separators of files and a next line among the spaces, and no byte-order mark.
const SPACE =
  "[\\t-\\r\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const SPACES = new RegExp(`${SPACE}+`, "gu");
const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");
const MARKS = 4;

// Where a program may see a cell begin, and take it for a formula: an apostrophe there guards it.
const GUARDED = new RegExp(
  `(^|[;\\t\\n])'(?='*(?:(?![\\t\\n])${SPACE}|")*[=+\\-@＝＋－＠])|^'(?='*[\\t\\n])`,
  "gu",
);
// As spreadsheets shorten them in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish and Swedish.
const MONTH =
  "(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mrz|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|août" +
  "|déc|ene|abr|ago|dic|fev|set|out|gen|mag|giu|lug|ott|mrt|mei|maj|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru)";
const SPOILT = new RegExp(
  "^(?:[+-]?\\d+(?:[.,]\\d+)?e[+-]\\d+|\\d[.,]\\d+e\\d+|\\d+[.,]0+|\\d{1,3}(?:,\\d{3}){2,}|\\d{15}0{3,}" +
    `|\\d{1,4}(?:-|\\. ?)${MONTH}\\.?|${MONTH}\\.?-\\d{1,4}` +
    "|\\d{1,2}([./])\\d{1,2}\\1(?:19|20)\\d\\d|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(?::\\d\\d)?" +
    "|#[#a-z/0!?]+)$",
  "u",
);

/** A text without the spaces around it, as Python counts them. */
export const strip = (text) => text.replace(AROUND, "");

/** A text without what a reader's eye or a terminal would obey; line ends and tabs stay. */
export const visible = (text) => text.replace(ENDS, "\n").replace(CONTROLS, "");

/** A text on one line, without signs that cannot be seen and without piles of accents. */
export function oneLine(text) {
  const line = text.replace(new RegExp(SPACE, "gu"), " ");
  return strip(unpiled(visible(line).normalize("NFC")));
}

/** A text with no more than a few accents on a letter. */
function unpiled(text) {
  let marks = 0;
  return [...text]
    .filter((sign) => {
      marks = isAccent(sign) ? marks + 1 : 0;
      return marks <= MARKS;
    })
    .join("");
}

/** Whether a sign stands on another: one that does not stays behind the accent that all others are put before. */
const LAST_ACCENT = "\u0345";
const isAccent = (sign) =>
  sign === LAST_ACCENT || !(LAST_ACCENT + sign).normalize("NFD").startsWith(LAST_ACCENT);

/** An id to show and to hand in: the digits of any script become 0 to 9, zeros in front stay. */
export function tidyId(written) {
  const seen = written
    .replace(UNSEEN, "")
    .replace(new RegExp(SPACE, "gu"), " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "");
  const digits = unpiled(seen.normalize("NFKC")).replace(/\p{Nd}/gu, digitOf);
  return strip(digits.replace(SPACES, " "));
}

/** A digit of any script as one of 0 to 9: in each script ten of them stand in a row. */
function digitOf(sign) {
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(Math.max(0, sign.codePointAt(0) - before - 1)))) before += 1;
  return String(before % 10);
}

/** An id so that two ways of typing the same one are equal. */
export const idKey = (written) => tidyId(folded(tidyId(folded(tidyId(written)))));

/** A text without the difference of capitals (Unicode's case folding, of which JavaScript has the two halves). */
const folded = (text) =>
  [...text].map((sign) => (/\p{sc=Cherokee}/u.test(sign) ? sign.toUpperCase() : lower(sign))).join("");
const lower = (sign) =>
  sign === "ı" ? sign : [...sign.toUpperCase()].map((one) => one.toLowerCase()).join("");

/** Whether an id is what a spreadsheet makes of one: a number, a date or an error. */
export function isSpoiltId(written) {
  return SPOILT.test(idKey(written.replace(GUARDED, (_, before) => before ?? "")));
}

/** A text as part of a file's name that every system takes. */
export function slug(text) {
  const plain = text.normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  return (
    plain
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join("-") ?? "unnamed"
  );
}

/** A text with a mark in the place of half a sign, which no file could hold. */
export const whole = (text) => text.replace(/\p{Cs}/gu, "\ufffd");

/** How many signs a text has, as Python counts them. */
export const signsOf = (text) => [...text].length;
