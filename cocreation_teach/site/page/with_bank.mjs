// What a page makes of all questions of the course: it comes in their script, when the page brings them.

export { cardOf } from "./cards.mjs";
export { dueOn, practice } from "./practice.mjs";
export { recall } from "./recall.mjs";
export { asPage, makeRecord } from "./record.mjs";
