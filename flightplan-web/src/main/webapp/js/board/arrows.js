/** The arrows go from tile to tile, as they stand on the screen. */

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLElement} page
 * @param {AbortSignal} signal
 */
export function arrows(page, signal) {
  document.addEventListener(
    'keydown',
    (event) => {
      const way = WAYS[event.key];
      if (!way || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const { target } = event;
      if (!(target instanceof HTMLElement) || document.querySelector('dialog[open]')) return;
      const stands = target === document.body || target.id === 'main';
      if (!stands && !target.closest('.bed, .loose')) return;
      const free = page.querySelectorAll('[data-put]');
      // who chooses a bed goes from free bed to free bed
      const tiles = /** @type {HTMLElement[]} */ ([...(free.length ? free : page.querySelectorAll('[data-main]'))]);
      const from = stands ? null : (tiles.find((tile) => tile === target) ?? mainOf(target));
      const next = from ? nearest(from, tiles, way) : tiles[0];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.closest('.bed, .loose')?.scrollIntoView({ block: 'nearest' });
    },
    { signal },
  );
}

/** @param {HTMLElement} within */
const mainOf = (within) =>
  /** @type {HTMLElement | null} */ (within.closest('.occupant, .bed')?.querySelector('[data-main]'));

/**
 * The tile that lies nearest in a direction: straight on before aside.
 *
 * @param {HTMLElement} from
 * @param {HTMLElement[]} tiles
 * @param {[number, number]} way
 */
function nearest(from, tiles, [x, y]) {
  const here = middle(from);
  /** @type {HTMLElement | undefined} */
  let best;
  let least = Infinity;
  for (const tile of tiles) {
    const there = middle(tile);
    const along = (there.x - here.x) * x + (there.y - here.y) * y;
    const aside = Math.abs((there.x - here.x) * y) + Math.abs((there.y - here.y) * x);
    if (tile === from || along < 4) continue;
    const far = along + 4 * aside;
    if (far < least) [best, least] = [tile, far];
  }
  return best;
}

/** @param {HTMLElement} node */
function middle(node) {
  // two in a bed are told apart by where they stand in it
  const box = (node.closest('.occupant') ?? node.closest('.bed, .loose') ?? node).getBoundingClientRect();
  const column = node.closest('.bed, .loose')?.getBoundingClientRect() ?? box;
  return { x: column.left + column.width / 2, y: box.top + Math.min(box.height, 40) / 2 };
}
