// The interface's own words, by their ids: the server puts its catalogue into what the application is configured with.

const configured = () => JSON.parse(document.getElementById("jupyter-config-data").textContent);

let words = globalThis.document?.getElementById ? configured().cocreationWords : null;

/** Whether there are words: without the course's part of the server there is nothing to say, and nothing to do. */
export const isSpoken = () => Boolean(words);

/** Say what a catalogue holds, and not what the application was configured with. */
export function speak(catalogue) {
  words = catalogue;
}

/** A sentence of the catalogue, with values put in. */
export const t = (id, values = {}) => words[id].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** The language of the catalogue, by its code. */
export const language = () => words.language;
