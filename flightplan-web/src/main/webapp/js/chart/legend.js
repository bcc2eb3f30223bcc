/** What the marks and colours mean. Each kind of mark is a switch; locations, with their patterns, are a key only. */
import { element, fill, svg } from '../dom.js';
import { CATEGORIES } from './categories.js';
import { legendGlyph } from './call-out-body.js';
import { paletteOf } from './palette.js';
import { texts } from '../texts.js';

/**
 * {nodes, update}: `onToggle` is called after `shown` has changed; `update(course)` counts anew.
 *
 * @param {Chart.Course} course
 * @param {Set<string>} shown
 * @param {() => void} onToggle
 */
export function legend(course, shown, onToggle) {
  const switches = element('div', { class: 'legend-marks', role: 'group', 'aria-label': texts.chart.marksShown });
  const key = element('ul', { class: 'legend-places', 'aria-label': texts.chart.locations });
  /**
   * @param {Chart.Category} id
   * @param {HTMLElement} button
   */
  const toggle = (id, button) => {
    if (!shown.delete(id)) shown.add(id);
    button.setAttribute('aria-pressed', String(shown.has(id)));
    onToggle();
  };
  /** @type {Map<Chart.Category, { button: HTMLElement, count: HTMLElement }>} */
  const made = new Map();
  for (const { id, label } of CATEGORIES) {
    const count = element('span', { class: 'count' });
    const button = element(
      'button',
      { type: 'button', 'data-category': id, 'aria-pressed': String(shown.has(id)), onclick: () => toggle(id, button) },
      legendGlyph(id),
      label,
      count,
    );
    made.set(id, { button, count });
    switches.append(button);
  }
  /** @param {Chart.Course} next */
  const update = (next) => {
    const counts = countsOf(next);
    for (const [id, { button, count }] of made) {
      button.hidden = !counts.has(id);
      count.textContent = String(counts.get(id) ?? 0);
    }
    fill(key, places(next));
  };
  update(course);
  return { nodes: [switches, key], update };
}

/** @param {Chart.Course} course */
function countsOf({ marks, plan }) {
  /** @type {Map<Chart.Category, number>} */
  const counts = new Map();
  for (const { category } of marks) counts.set(category, (counts.get(category) ?? 0) + 1);
  const planned = (plan?.items.length ?? 0) + (plan?.target === undefined ? 0 : 1);
  if (planned) counts.set('plan', planned);
  return counts;
}

/**
 * The locations of this stay, in the order of the manifest.
 *
 * @param {Chart.Course} course
 */
function places({ steps, manifest }) {
  const visited = new Set(steps.map(({ location }) => location));
  const palette = paletteOf(manifest, document.body);
  return (manifest.locations ?? [])
    .filter(({ code }) => visited.has(code))
    .map(({ code, label }) => {
      const { colour, pattern } = palette.location(code);
      return element(
        'li',
        {},
        svg(
          'svg',
          { viewBox: '0 0 34 10', class: 'line-sample', 'aria-hidden': 'true' },
          svg('path', { d: 'M0 5H34', stroke: colour, 'stroke-width': 8 }),
          pattern &&
            svg('path', {
              d: 'M0 5H34',
              class: 'line-pattern',
              'stroke-width': 8 * pattern.width,
              'stroke-dasharray': pattern.dash.join(' '),
              'stroke-dashoffset': -6,
            }),
        ),
        element('abbr', { title: label }, code),
        label !== code && element('span', {}, label),
      );
    });
}
