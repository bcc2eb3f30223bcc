/** The moment the chart was drawn for, in an open stay; right of it lies what is planned. */
import { time } from '../words.js';
import { font, line, rect, text, textWidth } from './scene.js';

export function drawNow({ course, px, area, y, palette, inView, axisTop }) {
  const x = px(course.now);
  if (!course.open || !inView(x, x)) return [];
  const words = `Now ${time(course.now)}`;
  const bold = font(palette, 12.5, 700);
  const width = textWidth(words, bold) + 14;
  const left = Math.min(x - width / 2, area.right - width);
  const current = course.steps[course.steps.length - 1];
  return [
    line(x, area.y - 8, x, axisTop, { stroke: palette.now, lineWidth: 1.5, lineDash: [5, 4] }),
    rect(left, area.y - 30, width, 22, { fill: palette.now }, { r: 4 }),
    text(words, left + width / 2, area.y - 18.5, { fill: palette.surface, font: bold, align: 'center' }),
    current && { type: 'circle', shape: { cx: x, cy: y(current.level), r: 8 },
      style: { fill: palette.location(current.location).colour, stroke: palette.surface, lineWidth: 3 } },
  ].filter(Boolean);
}
