/** The chart's colours: the page's custom properties, light or dark, and the locations' own from the manifest. */
import { locationOf } from '../places.js';

const NAMES = [
  'surface',
  'ink',
  'ink-soft',
  'ink-faint',
  'rule',
  'rule-strong',
  'accent',
  'alert',
  'band-odd',
  'band-even',
  'grid',
  'now',
  'mark',
  'mark-ground',
  'mark-course',
  'mark-conference',
  'therapy',
  'therapy-ink',
  'planned',
];

/**
 * Patterns inside the line, one for each location of a manifest, so that two differ without their colours and where they share
 * one: a stroke in the ground's colour, `width` of the line's own width, dashed. The first has none.
 *
 * @type {(Chart.Pattern | null)[]}
 */
const PATTERNS = [
  null,
  { width: 0.3, dash: [2, 4] },
  { width: 0.3, dash: [9, 5] },
  { width: 1, dash: [2, 26] },
  { width: 1, dash: [3, 6] },
  { width: 0.3, dash: [16, 4, 2, 4] },
  { width: 0.3, dash: [9999, 1] },
  { width: 1, dash: [2, 3, 2, 18] },
  { width: 0.55, dash: [5, 12] },
];

/**
 * @param {Api.Manifest} manifest
 * @param {Element} host
 * @returns {Chart.Palette}
 */
export function paletteOf(manifest, host) {
  const style = getComputedStyle(host);
  /** @param {string} name */
  const property = (name) => style.getPropertyValue(`--${name}`).trim();
  const named = Object.fromEntries(NAMES.map((name) => [camel(name), property(name)]));
  const colours = /** @type {Chart.Colours} */ (/** @type {unknown} */ (named));
  const codes = manifest.locations.map(({ code }) => code);
  /** @type {Chart.Palette} */
  const palette = {
    ...colours,
    face: property('face'),
    levels: Object.fromEntries(
      [1, 2, 3, 4, 5].map((level) => [
        level,
        { ground: property(`risk-${level}`), ink: property(`risk-${level}-ink`) },
      ]),
    ),
    location(code) {
      const { colour } = locationOf(manifest, code);
      return { colour, pattern: PATTERNS[Math.max(0, codes.indexOf(code)) % PATTERNS.length] };
    },
    category(id) {
      if (id === 'procedure') return palette.mark;
      if (id === 'course_correction') return palette.markCourse;
      if (id === 'conference') return palette.markConference;
      return id === 'lab' ? palette.inkFaint : palette.inkSoft;
    },
  };
  return palette;
}

/** @param {string} name */
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
