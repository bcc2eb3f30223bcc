/** What happened, on the line: each mark with its glyph, in its place, with a stem down to its moment. */
import { CATEGORIES, glyphOf } from './categories.js';
import { FLAG_HEIGHT, INSET, Occupied, placeMarks } from './mark-layout.js';
import { nowLabel } from './now.js';
import { drawPlaceLabels, placeLabels } from './place-labels.js';
import { font, glyph, line, rect, text, textWidth } from './scene.js';
import { lineObstacles } from './steps.js';

/**
 * @typedef {Chart.Candidate & { mark: Chart.Mark, words: string, font: string }} Candidate
 *
 * @typedef {Candidate & Chart.Place} Placed
 */

const LONGEST_WORDS = 26;
const IMPORTANCE = CATEGORIES.map(({ id }) => id);

/**
 * Draws marks and place labels, and notes in `places` where each mark came to lie.
 *
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawMarks(scene) {
  const { area, palette } = scene;
  const occupied = new Occupied();
  for (const box of lineObstacles(scene)) occupied.add({ ...box, isLine: true });
  const labels = placeLabels(scene, occupied);
  for (const { from, to } of scene.scale.gaps)
    occupied.add({ left: scene.px(from) - 4, right: scene.px(to) + 4, top: area.y, bottom: area.bottom });
  const now = nowLabel(scene);
  if (now) occupied.add(now);
  const bounds = { left: area.x - 10, right: area.right + 6, top: area.y - 26, bottom: area.bottom };
  const placed = placeMarks(candidates(scene), occupied, bounds);
  for (const { id, category } of scene.course.marks) if (category !== 'therapy') scene.places.delete(id);
  for (const { mark, box, x } of placed) scene.places.set(mark.id, { x, y: (box.top + box.bottom) / 2 });
  // Stems under everything, then unimportant marks first, so that important ones lie on top.
  return [
    ...placed.flatMap((place) => stem(place, palette)),
    ...drawPlaceLabels(labels, palette),
    ...placed.reverse().flatMap((place) => draw(place, palette)),
  ];
}

/**
 * @param {Chart.Scene} scene
 * @returns {Candidate[]}
 */
function candidates({ course, px, y, shown, palette, area }) {
  return course.marks
    .filter(({ category }) => shown.has(category) && category !== 'therapy')
    .flatMap((mark) => (mark.step ? { mark, x: px(mark.moment), y: y(mark.step.level) } : []))
    .filter(({ x }) => x >= area.x - 2 && x <= area.right + 2)
    .sort((a, b) => IMPORTANCE.indexOf(a.mark.category) - IMPORTANCE.indexOf(b.mark.category) || a.x - b.x)
    .map((place) => {
      const words = shorten(place.mark.headline);
      const bold = font(palette, 12.5, place.mark.category === 'procedure' ? 700 : 500);
      return { ...place, words, font: bold, width: textWidth(words, bold) + 34 };
    });
}

/**
 * @param {Placed} placed
 * @param {Chart.Palette} palette
 */
function stem({ mark, x, y, box, form }, palette) {
  if (form === 'dot' || form === 'hidden' || box.onLine) return [];
  const end = box.top < y ? box.bottom : box.top;
  return [line(x, y, x, end, { stroke: palette.category(mark.category), lineWidth: 1.3 })];
}

/**
 * @param {Placed} placed
 * @param {Chart.Palette} palette
 * @returns {Chart.Drawn[]}
 */
function draw({ mark, x, y, box, form, side, words, font: face }, palette) {
  const fill = palette.category(mark.category);
  const more = { subject: `mark/${mark.id}` };
  if (form === 'hidden') return [];
  if (form === 'dot')
    return [
      {
        type: 'circle',
        shape: { cx: x, cy: y, r: 3 },
        style: { fill, stroke: palette.markGround, lineWidth: 0.8 },
        ...more,
      },
    ];
  const middle = (box.top + box.bottom) / 2;
  const path = glyphOf(mark.category);
  if (form === 'glyph') return [glyph(path, x, middle, 15, { fill, stroke: palette.markGround, lineWidth: 1.6 }, more)];
  const glyphX = side === 'right' ? box.left + 2 + INSET : box.right - 2 - INSET;
  const [from, align] = side === 'right' ? [glyphX + 13, 'left'] : [glyphX - 13, 'right'];
  return [
    rect(box.left + 2, box.top, box.right - box.left - 4, FLAG_HEIGHT, flagStyle(mark.category, fill, palette), {
      ...more,
      r: mark.category === 'conference' ? FLAG_HEIGHT / 2 : 4,
    }),
    glyph(path, glyphX, middle, 12, { fill }, more),
    { ...text(words, from, middle + 0.5, { fill: palette.ink, font: face, align }), ...more },
  ];
}

/**
 * Conferences are pills; procedures and course corrections are framed; the rest are quiet.
 *
 * @param {Chart.Category} category
 * @param {string} colour
 * @param {Chart.Palette} palette
 */
function flagStyle(category, colour, palette) {
  const framed = ['procedure', 'course_correction', 'conference'].includes(category);
  return {
    fill: palette.markGround,
    opacity: framed ? 1 : 0.86,
    stroke: framed ? colour : palette.rule,
    lineWidth: framed ? 1.3 : 1,
  };
}

/** @param {string} words */
function shorten(words) {
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1).trimEnd()}…` : words;
}
