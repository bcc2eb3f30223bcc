/** What happened, on the line: each mark with its glyph, in its place, with a stem down to its moment; crowds as clusters. */
import { glyphOf } from './categories.js';
import { FLAG_HEIGHT, INSET, Occupied, placeMarks } from './mark-layout.js';
import { nowLabel } from './now.js';
import { drawPlaceLabels, placeLabels } from './place-labels.js';
import { targetLabel } from './planned.js';
import { font, glyph, line, rect, text, textWidth } from './scene.js';
import { lineObstacles } from './steps.js';

/**
 * @typedef {Chart.Candidate & { mark: Chart.Mark, font: string }} Candidate
 *
 * @typedef {Chart.Place<Candidate>} Placed
 */

const LONGEST = { whole: 26, short: 12 };
const BESIDE_WORDS = 34;

/**
 * The marks on display, in the order in which they get room: operations first, then as the specialty ranks their kinds.
 *
 * @param {Chart.Course} course
 * @param {Set<string>} shown
 */
export function byImportance({ marks }, shown) {
  return marks
    .filter(({ category }) => category !== 'therapy' && shown.has(category))
    .sort((a, b) => Number(b.operation) - Number(a.operation) || a.priority - b.priority || a.moment - b.moment);
}

/**
 * Draws marks and place labels, and notes in `places` where each mark came to lie, and in `clusters` what is in one.
 *
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawMarks(scene) {
  const { area, palette, places, clusters } = scene;
  const occupied = new Occupied();
  for (const box of lineObstacles(scene)) occupied.add({ ...box, isLine: true });
  const labels = placeLabels(scene, occupied);
  for (const { from, to } of scene.scale.gaps)
    occupied.add({ left: scene.px(from) - 4, right: scene.px(to) + 4, top: area.y, bottom: area.bottom, isGap: true });
  for (const label of [nowLabel(scene), targetLabel(scene)]) if (label) occupied.add(label);
  const bounds = { left: area.x - 10, right: area.right + 6, top: area.y - 26, bottom: area.bottom };
  const placed = placeMarks(candidates(scene), occupied, bounds);
  for (const { id, category } of scene.course.marks) if (category !== 'therapy') places.delete(id);
  clusters.clear();
  for (const { of, box, x, form } of placed) {
    const at = { x, y: (box.top + box.bottom) / 2 };
    for (const { mark } of of) places.set(mark.id, at);
    if (form === 'cluster')
      clusters.set(
        of[0].mark.id,
        of.map(({ mark }) => mark),
      );
  }
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
function candidates({ marks, px, y, palette, area }) {
  const bold = font(palette, 12.5, 700);
  const plain = font(palette, 12.5, 500);
  /** @type {Candidate[]} */
  const found = [];
  for (const mark of marks) {
    const x = px(mark.moment);
    if (x < area.x - 2 || x > area.right + 2) continue;
    const face = mark.category === 'procedure' ? bold : plain;
    found.push({
      mark,
      x,
      y: y(mark.step?.level),
      operation: mark.operation,
      font: face,
      width: (words) => textWidth(shorten(mark.headline, LONGEST[words]), face) + BESIDE_WORDS,
    });
  }
  return found;
}

/**
 * @param {Placed} placed
 * @param {Chart.Palette} palette
 */
function stem({ of: [{ mark }], x, y, box, form }, palette) {
  if (form !== 'flag') return [];
  const end = box.top < y ? box.bottom : box.top;
  return [line(x, y, x, end, { stroke: palette.category(mark.category), lineWidth: 1.3 })];
}

/**
 * @param {Placed} placed
 * @param {Chart.Palette} palette
 * @returns {Chart.Drawn[]}
 */
function draw({ of, box, x, y, form, side, words }, palette) {
  const [{ mark, font: face }] = of;
  const fill = palette.category(mark.category);
  if (form === 'cluster') return cluster(mark, of.length, box, fill, palette);
  const more = { subject: `mark/${mark.id}` };
  const path = glyphOf(mark.category);
  if (form === 'glyph') {
    const style =
      mark.since === 'added' ? { fill: palette.markGround, stroke: fill } : { fill, stroke: palette.markGround };
    return [glyph(path, x, y, 15, { ...style, lineWidth: 1.6 }, more)];
  }
  const middle = (box.top + box.bottom) / 2;
  const glyphX = side === 'right' ? box.left + 2 + INSET : box.right - 2 - INSET;
  const [from, align] = side === 'right' ? [glyphX + 13, 'left'] : [glyphX - 13, 'right'];
  const headline = shorten(mark.headline, LONGEST[words ?? 'whole']);
  const drawn = [
    rect(box.left + 2, box.top, box.right - box.left - 4, FLAG_HEIGHT, flagStyle(mark, fill, palette), {
      ...more,
      r: mark.category === 'conference' ? FLAG_HEIGHT / 2 : 4,
    }),
    glyph(path, glyphX, middle, 12, { fill }, more),
    { ...text(headline, from, middle + 0.5, { fill: palette.ink, font: face, align }), ...more },
  ];
  // what was retracted since is struck through
  if (mark.since === 'removed')
    drawn.push(line(box.left + 6, middle, box.right - 6, middle, { stroke: palette.alert, lineWidth: 1.5 }));
  return drawn;
}

/**
 * A pill on the line: the most important glyph, and how many more there are.
 *
 * @param {Chart.Mark} first
 * @param {number} count
 * @param {Chart.Box} box
 * @param {string} fill
 * @param {Chart.Palette} palette
 * @returns {Chart.Drawn[]}
 */
function cluster(first, count, { left, right, top, bottom }, fill, palette) {
  const more = { subject: `cluster/${first.id}` };
  const middle = (top + bottom) / 2;
  const outline = { fill: palette.markGround, stroke: fill, lineWidth: 1.5 };
  const words = `+${count - 1}`;
  const style = { fill: palette.ink, font: font(palette, count > 100 ? 10 : 11.5, 700), align: 'center' };
  return [
    rect(left + 1, top, right - left - 2, bottom - top, outline, { ...more, r: 9 }),
    glyph(glyphOf(first.category), left + 12, middle, 11, { fill }, more),
    { ...text(words, (left + 18 + right - 3) / 2, middle + 0.5, style), ...more },
  ];
}

/**
 * Conferences are pills; procedures and course corrections are framed; the rest are quiet. What has changed since the past
 * that is shown has a broad frame, what was recorded since then a dashed one.
 *
 * @param {Chart.Mark} mark
 * @param {string} colour
 * @param {Chart.Palette} palette
 */
function flagStyle({ category, since }, colour, palette) {
  const framed = ['procedure', 'course_correction', 'conference'].includes(category);
  if (since)
    return {
      fill: palette.markGround,
      stroke: palette.alert,
      lineWidth: since === 'added' ? 1.3 : 2.5,
      lineDash: since === 'added' ? [4, 3] : null,
    };
  return {
    fill: palette.markGround,
    opacity: framed ? 1 : 0.86,
    stroke: framed ? colour : palette.rule,
    lineWidth: framed ? 1.3 : 1,
  };
}

/**
 * @param {string} words
 * @param {number} longest
 */
function shorten(words, longest) {
  return words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words;
}
