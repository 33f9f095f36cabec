// What finds places of the course by their words; a page brings it when somebody searches.

import MiniSearch from "../vendor/minisearch.mjs";

/** A word as it is compared: without capitals and accents. */
const plain = (term) => term.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** What finds, among places {where, page, heading, text}, those with all words of a query; the best first. */
export function finder(places) {
  const index = new MiniSearch({
    fields: ["heading", "text", "page"],
    storeFields: ["where", "page", "heading"],
    processTerm: plain,
    searchOptions: {
      boost: { heading: 3 },
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  });
  index.addAll(places.map((one, id) => ({ ...one, id })));
  return (query) => index.search(query).map(({ where, page, heading }) => ({ where, page, heading }));
}
