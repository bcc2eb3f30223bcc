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
];

/**
 * Patterns inside the line, one for each colour a manifest uses, so that two locations differ without their colours: a
 * stroke in the ground's colour, `width` of the line's own width, dashed. The first has none.
 */
const PATTERNS = [
  null,
  { width: 0.3, dash: [2, 4] },
  { width: 0.3, dash: [9, 5] },
  { width: 1, dash: [2, 26] },
  { width: 1, dash: [3, 6] },
  { width: 0.3, dash: [16, 4, 2, 4] },
  { width: 0.3, dash: [9999, 1] },
];

export function paletteOf(manifest, host) {
  const style = getComputedStyle(host);
  const palette = { face: style.getPropertyValue('--face').trim() };
  for (const name of NAMES) palette[camel(name)] = style.getPropertyValue(`--${name}`).trim();
  const colours = [...new Set((manifest.locations ?? []).map(({ colour }) => colour))];
  palette.levels = Object.fromEntries(
    [1, 2, 3, 4, 5].map((level) => [
      level,
      {
        ground: style.getPropertyValue(`--risk-${level}`).trim(),
        ink: style.getPropertyValue(`--risk-${level}-ink`).trim(),
      },
    ]),
  );
  palette.location = (code) => {
    const { colour } = locationOf(manifest, code);
    return { colour, pattern: PATTERNS[Math.max(0, colours.indexOf(colour)) % PATTERNS.length] };
  };
  palette.category = (id) =>
    ({
      procedure: palette.mark,
      course_correction: palette.markCourse,
      conference: palette.markConference,
      lab: palette.inkFaint,
    })[id] ?? palette.inkSoft;
  return palette;
}

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
