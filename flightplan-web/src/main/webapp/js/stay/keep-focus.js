/** Lines that are written anew keep the focus that their predecessors had. */

const LINES = ['markId', 'stepId', 'plannedId'];

/**
 * @param {HTMLElement} page
 * @param {() => void} draw
 */
export function keepingFocus(page, draw) {
  const active = document.activeElement;
  const line = active instanceof HTMLElement && page.contains(active) ? active.closest('tr') : null;
  const index = line ? [...line.querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (active)) : -1;
  draw();
  if (!line || index < 0 || page.contains(active)) return;
  const same = [...page.querySelectorAll('tr')].find((each) =>
    LINES.some((name) => line.dataset[name] !== undefined && each.dataset[name] === line.dataset[name]),
  );
  same?.querySelectorAll('button')[index]?.focus();
}
