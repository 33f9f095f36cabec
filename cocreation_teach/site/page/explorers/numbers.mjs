// Numbers as Python puts them into sentences.

/** A number with so many decimals, no sign before 0; of two as near, the even one, where toFixed takes the larger. */
export function fixed(value, decimals = 0) {
  const sure = Number(value.toFixed(9)); // what a number has beyond decides nothing
  const scaled = sure * 10 ** decimals;
  const between = Number.isInteger(sure * 2 ** (decimals + 1)) && Math.abs(scaled % 1) === 0.5;
  const said = (between ? (2 * Math.round(scaled / 2)) / 10 ** decimals : sure).toFixed(decimals);
  return Number(said) === 0 ? said.replace("-", "") : said;
}

/** A value with its sign and two decimals, a true minus, and no sign before 0. */
export function signed(value) {
  const rounded = fixed(value, 2);
  if (Number(rounded) === 0) return "0.00";
  return value > 0 ? `+${rounded}` : trueMinus(rounded);
}

/** A share on the scale that the sliders have. */
export function points(share) {
  return trueMinus(fixed(100 * share));
}

function trueMinus(number) {
  return number.replace("-", "−");
}

/** A name as the start of a heading. */
export function capital(name) {
  return name[0].toUpperCase() + name.slice(1).toLowerCase();
}

export function total(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0);
}

export function mean(numbers) {
  return numbers.length ? total(numbers) / numbers.length : 0;
}

export function clip(value, low, high) {
  return Math.min(high, Math.max(low, value));
}
