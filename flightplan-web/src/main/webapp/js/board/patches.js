/** Pieces of the page that are written anew one by one, so that focus, scroll and a pointer on the others stay. */

/**
 * Keeps what is inside a node as `pieces` say.
 *
 * @param {HTMLElement} node
 */
export function patches(node) {
  /** @type {Map<string, { made: HTMLElement, looks: string }>} */
  let known = new Map();
  /** @param {Board.Piece[]} pieces */
  return (pieces) => {
    const before = known;
    known = new Map();
    pieces.forEach(({ key, looks, make }, index) => {
      const old = before.get(key);
      const made = old?.looks === looks ? old.made : make();
      known.set(key, { made, looks });
      if (node.children[index] !== made) node.insertBefore(made, node.children[index] ?? null);
    });
    while (node.children.length > pieces.length) node.lastElementChild?.remove();
  };
}

/**
 * Draws; what had the focus and is gone hands it to what stands for the same, wherever that is now.
 *
 * @param {HTMLElement} page
 * @param {() => void} draw
 */
export function keepingFocus(page, draw) {
  const active = document.activeElement;
  const had = active instanceof HTMLElement && page.contains(active) ? active.dataset.focus : undefined;
  draw();
  if (had && !page.contains(document.activeElement)) focusOn(page, had);
}

/**
 * @param {HTMLElement} page
 * @param {string} what
 */
export function focusOn(page, what) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll('[data-focus]'));
  [...found].find(({ dataset }) => dataset.focus === what)?.focus();
}
