/** The cells of a page, and its code. */

/** The cells of a notebook as the server is told of them: each one's type, and its source. */
export const allCells = ({ widgets }) =>
  widgets.map(({ model }) => [model.type, model.sharedModel.getSource()]);

/** The code cells of a notebook. */
export const codeCells = (notebook) => notebook.widgets.filter(({ model }) => model.type === "code");

/** The sources of some code cells. */
export const sources = (cells) => cells.map(({ model }) => model.sharedModel.getSource());

/** Where the first card stands: the place of the first source that is not imports alone, or -1. */
export function firstCard(codes) {
  return codes.findIndex((code) => !code.split("\n").every((line) => /^(from|import)\s|^\s*$/.test(line)));
}

/** Whether two lists of sources are the same. */
export const same = (these, those) =>
  these.length === those.length && these.every((code, at) => code === those[at]);

/** What to run of a notebook: its cells from the first to the `count`-th that is code. */
export function upTo(cells, count) {
  const codes = cells.filter(({ model }) => model.type === "code");
  return count === codes.length ? [...cells] : cells.slice(0, cells.indexOf(codes[count]));
}
