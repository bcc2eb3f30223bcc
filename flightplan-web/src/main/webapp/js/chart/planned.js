/**
 * What is planned: milestones, tasks and barriers in rows of their own, hollow until they are reached, with a line from the
 * planned day to the day it happened; and the target, a line through the bands with the days that are left.
 */
import { dayAndMonth } from '../words.js';
import { PLANNED_GLYPHS } from './categories.js';
import { middleOf } from './lanes.js';
import { daysBehind, gapInWords, placeInTime, targetInWords } from './plan.js';
import { font, glyph, line, rect, text, textWidth } from './scene.js';
import { texts } from '../texts.js';

const GLYPH = 14;
const SPACE = 6;

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawPlanned(scene) {
  const { course, lanes, places } = scene;
  for (const { id } of course.plan?.items ?? []) places.delete(id);
  return lanes.lanes.filter(({ head, folded }) => !head || folded).flatMap((lane) => row(lane, scene));
}

/**
 * @param {Chart.Lane} lane
 * @param {Chart.Scene} scene
 */
function row(lane, scene) {
  const { area, px, inView, places } = scene;
  const middle = middleOf(lane, scene);
  const seen = lane.planned
    .map((item) => ({ item, x: px(/** @type {number} */ (placeInTime(item))) }))
    .filter(({ item, x }) => inView(x, x) || inView(px(item.planned ?? NaN), px(item.planned ?? NaN)))
    .sort((a, b) => a.x - b.x);
  // what falls together stands side by side
  seen.slice(1).forEach((next, index) => (next.x = Math.max(next.x, seen[index].x + GLYPH + 2)));
  const items = seen.flatMap(({ item, x }, index) => {
    places.set(item.id, { x, y: middle });
    const room = (seen[index + 1]?.x ?? area.right) - x - GLYPH;
    return drawItem(item, x, middle, lane.folded ? 0 : room, scene);
  });
  return [...seen.flatMap(({ item, x }) => way(item, x, middle, scene)), ...items];
}

/**
 * From the day that was planned to the moment it was reached, or to now while it is not.
 *
 * @param {Chart.Planned} item
 * @param {number} x
 * @param {number} y
 * @param {Chart.Scene} scene
 */
function way(item, x, y, { px, palette, course }) {
  const { planned, reached } = item;
  const behind = daysBehind(item, course.now);
  if (planned === undefined || !behind) return [];
  const from = px(planned);
  const to = reached === undefined ? px(course.now) : x;
  const stroke = behind > 0 ? palette.alert : palette.inkFaint;
  const edge = reached === undefined ? to : from;
  return [
    line(from, y, to, y, { stroke, lineWidth: 1.5, lineDash: [2, 3] }),
    line(edge, y - 5, edge, y + 5, { stroke, lineWidth: 1.5 }),
  ];
}

/**
 * @param {Chart.Planned} item
 * @param {number} x
 * @param {number} y
 * @param {number} room
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
function drawItem(item, x, y, room, { course, palette }) {
  const subject = `plan/${item.id}`;
  const late = (daysBehind(item, course.now) ?? 0) > 0;
  const colour = late && item.reached === undefined ? palette.alert : palette.planned;
  const fill = item.reached === undefined ? palette.surface : colour;
  const drawn = [
    rect(x - 11, y - 11, 22, 22, { fill: palette.surface, opacity: 0 }, { subject }),
    glyph(PLANNED_GLYPHS[item.kind], x, y, GLYPH, { fill, stroke: colour, lineWidth: 1.8 }, { subject }),
  ];
  const face = font(palette, 12, 600);
  const gap = gapInWords(item, course.now);
  const words = [`${item.label} · ${gap}`, item.label].find((some) => textWidth(some, face) + SPACE < room);
  if (!words) return drawn;
  const left = x + GLYPH / 2 + SPACE;
  return [
    ...drawn,
    // the way to the planned day passes behind
    rect(left - 3, y - 8, textWidth(words, face) + 6, 16, { fill: palette.surface, opacity: 0.92 }, { subject }),
    text(words, left, y + 0.5, { fill: palette.ink, font: face, subject }),
  ];
}

/**
 * The target discharge, through all bands, with how far it is.
 *
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawTarget(scene) {
  const { course, px, palette, axisTop, area, y } = scene;
  const box = targetLabel(scene);
  if (!box || course.plan?.target === undefined) return [];
  const x = px(course.plan.target);
  const from = px(course.open ? course.now : course.end);
  const late = x < from;
  const colour = late ? palette.alert : palette.planned;
  const level = y(course.manifest.discharge_level);
  const [left, right] = [Math.max(Math.min(from, x), area.x), Math.min(Math.max(from, x), area.right)];
  return [
    // the gap between the course and its plan
    rect(left, level - 5, right - left, 10, { fill: colour, opacity: 0.16 }),
    line(left, level, right, level, { stroke: colour, lineWidth: 1.5, lineDash: [2, 4] }),
    line(x, box.bottom, x, axisTop, { stroke: colour, lineWidth: 1.5, lineDash: [2, 3] }),
    {
      type: 'circle',
      shape: { cx: x, cy: level, r: 7 },
      style: { fill: palette.surface, stroke: colour, lineWidth: 2.5 },
    },
    rect(
      box.left,
      box.top,
      box.right - box.left,
      box.bottom - box.top,
      { fill: palette.surface, stroke: colour },
      { r: 4 },
    ),
    text(box.words, (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.5, {
      fill: late ? palette.alert : palette.ink,
      font: box.font,
      align: 'center',
    }),
  ];
}

/**
 * The label of the target above the chart; null where it is out of sight or nothing of the plan is shown.
 *
 * @param {Chart.Scene} scene
 * @returns {(Chart.Box & { words: string, font: string }) | null}
 */
export function targetLabel({ course, shown, px, area, palette, inView }) {
  const target = course.plan?.target;
  if (target === undefined || !shown.has('plan')) return null;
  const x = px(target);
  if (!inView(x, x)) return null;
  const words = texts.chart.targetOn(dayAndMonth(target), targetInWords(course, target));
  const bold = font(palette, 12.5, 700);
  const width = textWidth(words, bold) + 14;
  const left = Math.max(area.x, Math.min(x - width / 2, area.right - width));
  return { words, font: bold, left, right: left + width, top: area.y - 58, bottom: area.y - 38 };
}
