/** The moment the chart shows, in an open stay: now, or the past that was chosen; right of it lies what is planned. */
import { clockInWords, momentInWords } from './moments.js';
import { font, line, rect, text, textWidth } from './scene.js';
import { texts } from '../texts.js';

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawNow(scene) {
  const { course, px, y, palette, axisTop } = scene;
  const box = nowLabel(scene);
  if (!box) return [];
  const x = px(course.now);
  const current = course.steps[course.steps.length - 1];
  const drawn = [
    line(x, box.bottom, x, axisTop, { stroke: palette.now, lineWidth: 1.5, lineDash: [5, 4] }),
    rect(box.left, box.top, box.right - box.left, box.bottom - box.top, { fill: palette.now }, { r: 4 }),
    text(box.words, (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.5, {
      fill: palette.surface,
      font: box.font,
      align: 'center',
    }),
  ];
  if (current) {
    const { colour } = palette.location(current.location);
    drawn.push({
      type: 'circle',
      shape: { cx: x, cy: y(current.level), r: 8 },
      style: { fill: colour, stroke: palette.surface, lineWidth: 3 },
    });
  }
  return drawn;
}

/**
 * The place of the label above the chart, with its words; null when now is out of sight or the stay has ended.
 *
 * @param {Chart.Scene} scene
 * @returns {(Chart.Box & { words: string, font: string }) | null}
 */
export function nowLabel({ course, px, area, palette, inView }) {
  const x = px(course.now);
  if (!course.open || !inView(x, x)) return null;
  const words = course.past
    ? texts.chart.knownAt(momentInWords(course, course.now))
    : texts.chart.nowAt(clockInWords(course.now));
  const bold = font(palette, 12.5, 700);
  const width = textWidth(words, bold) + 14;
  const left = Math.max(area.x, Math.min(x - width / 2, area.right - width));
  return { words, font: bold, left, right: left + width, top: area.y - 34, bottom: area.y - 12 };
}
