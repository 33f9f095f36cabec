/** What this browser keeps about pages: a few small tables, in which the entry used last stands last. */

const name = (table) => `cocreation-teach:${table}`;

/** An entry of a table; undefined if there is none. */
export const kept = (table, key) => read(table)[key];

/** Keep an entry, and of the whole table only the `most` newest. */
export function keep(table, key, value, most = 200) {
  const { [key]: _, ...others } = read(table);
  const entries = [...Object.entries(others), [key, value]].slice(-most);
  try {
    localStorage.setItem(name(table), JSON.stringify(Object.fromEntries(entries)));
  } catch {
    // Full, or closed to us: then the page opens as for the first time.
  }
}

function read(table) {
  try {
    const held = JSON.parse(localStorage.getItem(name(table)));
    return held && typeof held === "object" && !Array.isArray(held) ? held : {};
  } catch {
    return {};
  }
}
