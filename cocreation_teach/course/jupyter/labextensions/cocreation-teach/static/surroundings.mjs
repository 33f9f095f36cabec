/**
 * What stands around the pages is told, by classes of the whole document, how those in sight are shown.
 *
 * A style sheet could look for it with `:has()`, and did: the browser then looks again at each change of a page, and
 * a page takes a third longer to open.
 */

const TOLD = { "ccp-reading": "ccp-reads", "ccp-projecting": "ccp-projects", "ccp-veiled": "ccp-veils" };

/** Which classes the document has while some panels are open. */
export const toldOf = (nodes) => {
  const inSight = nodes.filter(({ classList }) => !classList.contains("lm-mod-hidden"));
  const shown = (name) => inSight.some(({ classList }) => classList.contains(name));
  return Object.fromEntries(Object.entries(TOLD).map(([name, told]) => [told, shown(name)]));
};

/** Returns what follows a panel for as long as it is open. */
export function surroundings(root = document.documentElement) {
  const panels = new Set();
  const tell = () => {
    const told = toldOf([...panels].map(({ node }) => node));
    for (const [name, is] of Object.entries(told)) root.classList.toggle(name, is);
  };
  const changed = new MutationObserver(tell);
  return (panel) => {
    panels.add(panel);
    changed.observe(panel.node, { attributeFilter: ["class"] });
    panel.disposed.connect(() => {
      panels.delete(panel);
      tell();
    });
    tell();
  };
}
