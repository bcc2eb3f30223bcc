/** What the marks and colours mean. Each kind of mark is a switch; locations, with their patterns, are a key only. */
import { element, svg } from '../dom.js';
import { CATEGORIES } from './categories.js';
import { legendGlyph } from './call-out-body.js';
import { paletteOf } from './palette.js';

/**
 * `onToggle` is called after `shown` has changed.
 *
 * @param {Chart.Course} course
 * @param {Set<string>} shown
 * @param {() => void} onToggle
 */
export function legend(course, shown, onToggle) {
  /** @type {Map<Chart.Category, number>} */
  const counts = new Map();
  for (const { category } of course.marks) counts.set(category, (counts.get(category) ?? 0) + 1);
  /**
   * @param {Chart.Category} id
   * @param {HTMLElement} button
   */
  const toggle = (id, button) => {
    if (!shown.delete(id)) shown.add(id);
    button.setAttribute('aria-pressed', String(shown.has(id)));
    onToggle();
  };
  const switches = CATEGORIES.filter(({ id }) => counts.has(id)).map(({ id, label }) => {
    const button = element(
      'button',
      { type: 'button', 'data-category': id, 'aria-pressed': String(shown.has(id)), onclick: () => toggle(id, button) },
      legendGlyph(id),
      label,
      element('span', { class: 'count' }, counts.get(id)),
    );
    return button;
  });
  return [
    element('div', { class: 'legend-marks', role: 'group', 'aria-label': 'Marks shown' }, switches),
    element('ul', { class: 'legend-places', 'aria-label': 'Locations' }, places(course)),
  ];
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
