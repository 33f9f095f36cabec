// What a page brings when it needs it: data in scripts of their own, as a page that is opened from a file may fetch none.

/** What could not be brought. */
export class Missing extends Error {}

const brought = new Map();

/** The data that the script `NAME.js` at the top of the site sets; it is brought once. */
export function bring(name, root, place = document) {
  if (!brought.has(name)) brought.set(name, load(name, root, place));
  return brought.get(name);
}

function load(name, root, place) {
  return new Promise((resolve, reject) => {
    const script = place.createElement("script");
    script.src = `${root}${name}.js`;
    script.onload = () => resolve(globalThis.cocreationData[name]);
    script.onerror = () => {
      brought.delete(name); // with the connection it may come
      reject(new Missing(script.src));
    };
    place.head.append(script);
  });
}
