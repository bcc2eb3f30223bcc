import { texts } from '../texts.js';

const words = texts.chart.categories;

/**
 * The kinds of marks, in the legend's order. `glyph` is an SVG path in a box of 16 by 16, drawn by canvas and legend alike;
 * each has a shape of its own, so that none depends on colour.
 *
 * @type {{ id: Chart.Category, label: string, glyph: string, hidden?: boolean }[]}
 */
export const CATEGORIES = [
  { id: 'procedure', label: words.procedure, glyph: 'M8 .5 15.5 8 8 15.5 .5 8Z' },
  { id: 'course_correction', label: words.course_correction, glyph: 'M8 1 15.5 14.5H.5Z' },
  { id: 'conference', label: words.conference, glyph: 'M1 2h14v9.5H8L4.5 15v-3.5H1Z' },
  { id: 'annotation', label: words.annotation, glyph: 'M2.5 1h8L14 4.5V15H2.5Z' },
  { id: 'imaging', label: words.imaging, glyph: 'M8 1a7 7 0 1 0 .01 0ZM8 4.6a3.4 3.4 0 1 1-.01 0Z' },
  { id: 'therapy', label: words.therapy, glyph: 'M.5 5h15v6H.5Z' },
  { id: 'plan', label: words.plan, glyph: 'M2 1h2v1h10l-3 4 3 4H4v6H2Z' },
  {
    id: 'attachment',
    label: words.attachment,
    glyph:
      'M12.5 4.5v6.6a4.4 4.4 0 0 1-8.8 0V4a3 3 0 0 1 6 0v6.4a1.5 1.5 0 0 1-3 0V5h1.4v6h.4V3.6a1.6 1.6 0 0 0-3.3 0v7.6a3 3 0 0 0 6 0V4.5Z',
  },
  { id: 'lab', label: words.lab, glyph: 'M8 1c3 4 5 6.3 5 9a5 5 0 0 1-10 0c0-2.7 2-5 5-9Z', hidden: true },
];

const CATEGORY = new Map(CATEGORIES.map((category) => [category.id, category]));

/**
 * The category of what an event type calls its mark, if it is one that is drawn.
 *
 * @param {string | undefined} mark
 */
export const categoryOf = (mark) => CATEGORIES.find(({ id }) => id === mark)?.id;

/** Of what is planned: a flag, a box to tick, a bar across the way. */
export const PLANNED_GLYPHS = {
  milestone: 'M2 1h2v1h10l-3 4 3 4H4v6H2Z',
  action: 'M2 2h12v12H2Z',
  barrier: 'M5 1h6l4 4v6l-4 4H5l-4-4V5Z',
};

/**
 * The path of a category's glyph.
 *
 * @param {Chart.Category} category
 */
export const glyphOf = (category) => CATEGORY.get(category)?.glyph ?? '';

/**
 * What is shown before anybody has chosen.
 *
 * @returns {Set<string>}
 */
export const shownAtFirst = () => new Set(CATEGORIES.filter(({ hidden }) => !hidden).map(({ id }) => id));
