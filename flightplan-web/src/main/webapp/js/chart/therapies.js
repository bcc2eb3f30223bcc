/** Continuous therapies: one row a therapy below the bands, a bar from start to stop, open at the end while it runs. */
import { duration } from '../words.js';
import { font, rect, text, textWidth } from './scene.js';

const THERAPY_ROW = 24;

/** @param {Chart.Course} course */
function therapyRows(course) {
  return [...new Set(course.therapies.map(({ name }) => name))];
}

/**
 * The room that the rows take below the bands.
 *
 * @param {Chart.Stage} stage
 */
export function therapiesHeight({ course, shown }) {
  const rows = shown.has('therapy') ? therapyRows(course).length : 0;
  return rows ? rows * THERAPY_ROW + 8 : 0;
}

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawTherapies(scene) {
  const { course, area, palette, shown, px, inView, places } = scene;
  for (const { id } of course.therapies) places.delete(id);
  if (!shown.has('therapy')) return [];
  const rows = therapyRows(course);
  /** @param {string} name */
  const top = (name) => area.bottom + 4 + rows.indexOf(name) * THERAPY_ROW;
  const names = rows.map((name) =>
    text(name, area.x - 14, top(name) + THERAPY_ROW / 2 - 2, {
      fill: palette.ink,
      font: font(palette, 13, 600),
      align: 'right',
      width: area.x - 20,
      overflow: 'truncate',
    }),
  );
  const bars = course.therapies
    .filter(({ from, to }) => inView(px(from), px(to)))
    .flatMap((therapy) => bar(therapy, top(therapy.name), scene));
  return [...names, ...bars];
}

/**
 * @param {Chart.Therapy} therapy
 * @param {number} top
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
function bar(therapy, top, { area, palette, px, course, places }) {
  const left = Math.max(px(therapy.from), area.x);
  const right = Math.min(Math.max(px(therapy.to), left + 3), area.right);
  const height = THERAPY_ROW - 7;
  const subject = `mark/${therapy.id}`;
  places.set(therapy.id, { x: (left + right) / 2, y: top + 1 + height / 2 });
  const words = `${duration(therapy.to - therapy.from)}${therapy.ongoing && course.open ? ' so far' : ''}`;
  const small = font(palette, 12, 600);
  const inside = textWidth(words, small) + 12 < right - left;
  const beside = right + textWidth(words, small) + 12 < area.right;
  const y = top + 1.5 + height / 2;
  const corners = { subject, r: therapy.ongoing ? [3, 0, 0, 3] : 3 };
  const shape = rect(left, top + 1, right - left, height, { fill: palette.therapy }, corners);
  if (inside) return [shape, text(words, left + 7, y, { fill: palette.therapyInk, font: small, subject })];
  if (beside) return [shape, text(words, right + 6, y, { fill: palette.inkSoft, font: small, subject })];
  return [shape];
}
