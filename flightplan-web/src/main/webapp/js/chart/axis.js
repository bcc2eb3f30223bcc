/** The time axis in three rows: weekday, date, post-operative day; the clock as well when zoomed in. Days are the hospital's. */
import { calendarDays, dayAndMonth, dayOfWeek, daysLater, startOfDay } from '../words.js';
import { local } from '../zone.js';
import { font, line, rect, text, textWidth } from './scene.js';
import { ticks } from './ticks.js';
import { texts } from '../texts.js';

const { breaks } = texts.chart;

export const ROW = 19;
export const HOURS_ROW = 16;
export const AXIS_HEIGHT = HOURS_ROW + 3 * ROW + 4;

/**
 * @typedef {{ from: number, left: number, right: number, index: number }} Day
 * @typedef {Day & { middle: number, cut: boolean }} Labelled
 */

const DAY = 86_400_000;
const LABEL_WIDTH = 45;
// of 24 hours, when the clock changes
const SHORTEST = 22.9 / 24;
const STEPS = [1, 2, 3, 7, 14, 28, 84];

/**
 * Lines at midnights, behind everything.
 *
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawDays(scene) {
  const { area, px, palette, dayWidth, axisTop } = scene;
  const days = daysIn(scene);
  const shade = days
    .filter(({ from }) => [0, 6].includes(local(from).getUTCDay()) && dayWidth > 8)
    .map(({ left, right }) => [Math.max(left, area.x), Math.min(right, area.right)])
    .map(([left, right]) => rect(left, area.y, right - left, axisTop - area.y, { fill: palette.grid, opacity: 0.35 }));
  const spacing = dayWidth >= 8 ? 1 : stepOf(dayWidth);
  const midnights = days.filter(({ index, left }) => index % spacing === 0 && left >= area.x);
  // one element for all of them: a stay of months has many
  const pathData = midnights.map(({ from }) => `M${px(from)} ${area.y}V${axisTop}`).join('');
  const lines = { type: 'path', shape: { pathData }, style: { stroke: palette.grid, fill: null, lineWidth: 1 } };
  return midnights.length ? [...shade, lines] : shade;
}

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawAxis(scene) {
  const { area, palette, axisTop: top, course } = scene;
  const rows = [0, 1, 2].map((row) => top + HOURS_ROW + ROW * (row + 0.5));
  const labels = labelled(daysIn(scene), scene).sort((a, b) => a.from - b.from);
  return [
    ...rowNames(scene, rows),
    line(area.x, top, area.right, top, { stroke: palette.ruleStrong }),
    ...labels.flatMap((day, index) => dayLabel(day, labels[index - 1], rows, palette, course)),
    ...breakLabels(scene, rows),
    ...clock(scene),
  ];
}

/**
 * With the year where it is not this one: under the first day of it that has a label.
 *
 * @param {Labelled} day
 * @param {Labelled | undefined} before
 * @param {number[]} rows
 * @param {Chart.Palette} palette
 * @param {Chart.Course} course
 */
function dayLabel(day, before, rows, palette, course) {
  const style = { fill: palette.inkSoft, font: font(palette, 12.5), align: 'center' };
  const year = yearOf(day.from);
  const isNew = before ? yearOf(before.from) !== year : year !== yearOf(course.now);
  const first = isNew ? { ...style, fill: palette.ink, font: font(palette, 12.5, 700) } : style;
  return [
    text(isNew ? String(year) : dayOfWeek(day.from), day.middle, rows[0], first),
    text(dayAndMonth(day.from), day.middle, rows[1], { ...style, fill: palette.ink }),
    ...(hasPod(course, day) ? pod(day.index, day.middle, rows[2], palette) : []),
  ];
}

/** @param {number} moment */
const yearOf = (moment) => local(moment).getUTCFullYear();

/**
 * The days that get a label, with its middle: days in full before days cut by an edge or a break, never overlapping.
 *
 * @param {Day[]} days
 * @param {Chart.Scene} scene
 * @returns {Labelled[]}
 */
function labelled(days, { area, dayWidth, scale, px }) {
  const step = stepOf(dayWidth);
  const edges = scale.gaps.map(({ from, to }) => [px(from), px(to)]);
  const seen = days
    .filter(({ index }) => index % step === 0)
    .map((day) => {
      // The name of a day that is wider than the screen stays in sight.
      let left = Math.max(day.left, area.x);
      let right = Math.min(day.right, area.right);
      for (const [begin, end] of edges) {
        if (begin > left && begin < right) right = begin;
        if (end > left && end < right) left = end;
      }
      return { ...day, middle: (left + right) / 2, cut: right - left < dayWidth * SHORTEST };
    });
  // what a break says about itself stands there already
  const taken = edges.map(([begin, end]) => ({ at: (begin + end) / 2, half: (end - begin) / 2 }));
  return seen
    .sort((a, b) => Number(a.cut) - Number(b.cut))
    .filter(({ middle, cut }) => {
      if (cut && (middle < area.x + 8 || middle > area.right - 8)) return false;
      const half = (cut ? LABEL_WIDTH : LABEL_WIDTH * SHORTEST) / 2;
      if (taken.some((other) => Math.abs(other.at - middle) < half + other.half)) return false;
      taken.push({ at: middle, half });
      return true;
    });
}

/**
 * How long a break is, within its edges.
 *
 * @param {Chart.Scene} scene
 * @param {number[]} rows
 */
function breakLabels({ scale, px, inView, palette, course }, rows) {
  const style = { fill: palette.inkSoft, font: font(palette, 12, 600), align: 'center' };
  return scale.gaps
    .filter(({ from, to }) => inView(px(from), px(to)))
    .flatMap(({ from, to }) => {
      const middle = (px(from) + px(to)) / 2;
      const room = px(to) - px(from) + 8;
      /** @param {string[]} choices */
      const fitting = (...choices) => choices.find((words) => textWidth(words, style.font) < room);
      const length = calendarDays(from, to);
      const why =
        from >= course.now ? fitting(breaks.nothingPlanned, breaks.noPlan) : fitting(breaks.noChange, breaks.quiet);
      return [fitting(breaks.days(length), breaks.d(length)), why].flatMap((words, row) =>
        words ? [text(words, middle, rows[row], style)] : [],
      );
    });
}

/**
 * Post-operative days begin with the first surgery and end with the stay.
 *
 * @param {Chart.Course} course
 * @param {Day} day
 */
function hasPod(course, { index, from }) {
  return course.podZero !== undefined && index >= 0 && from <= course.end;
}

/**
 * @param {number} index
 * @param {number} x
 * @param {number} y
 * @param {Chart.Palette} palette
 */
function pod(index, x, y, palette) {
  const style = { fill: palette.ink, font: font(palette, 12.5, 700), align: 'center' };
  if (index) return [text(String(index), x, y, style)];
  return [
    rect(x - 23, y - 9, 46, 18, { fill: palette.mark }, { r: 4 }),
    text(texts.chart.pod0, x, y + 0.5, { ...style, fill: palette.markGround }),
  ];
}

/**
 * @param {Chart.Scene} scene
 * @param {number[]} rows
 */
function rowNames({ area, palette, course, compact }, rows) {
  if (compact) return [];
  const names = [texts.chart.day, texts.chart.date, course.podZero === undefined ? '' : texts.chart.postOpDay];
  return names.map((name, row) =>
    text(name, area.x - 14, rows[row], { fill: palette.inkFaint, font: font(palette, 12), align: 'right' }),
  );
}

/** @param {Chart.Scene} scene */
function clock({ area, px, moment, scale, dayWidth, axisTop, palette }) {
  const face = font(palette, 11);
  const children = [];
  let free = area.x + 16;
  for (const tick of ticks(moment(area.x), moment(area.right), dayWidth / DAY)) {
    const x = px(tick.moment);
    const half = textWidth(tick.words, face) / 2;
    const hidden = scale.gaps.some((gap) => gap.from < tick.moment && tick.moment < gap.to);
    if (hidden || x < area.x + 16 || x > area.right - 16) continue;
    children.push(line(x, axisTop, x, axisTop + 4, { stroke: palette.inkFaint }));
    if (x - half < free) continue;
    free = x + half + 4;
    children.push(text(tick.words, x, axisTop + 10, { fill: palette.inkFaint, font: face, align: 'center' }));
  }
  return children;
}

/**
 * Days in sight, but for those inside a break; `index` counts from the day of the first surgery, or of admission.
 *
 * @param {Chart.Scene} scene
 */
function daysIn({ area, px, moment, scale, course }) {
  const zero = course.podZero ?? course.start;
  const days = [];
  const last = moment(area.right);
  for (let from = startOfDay(moment(area.x)); from <= last; from = daysLater(from, 1)) {
    const to = daysLater(from, 1);
    const gap = scale.gaps.find((candidate) => candidate.from < from && to < candidate.to);
    if (gap) {
      from = startOfDay(daysLater(gap.to, -1));
      continue;
    }
    days.push({ from, left: px(from), right: px(to), index: calendarDays(zero, from) });
  }
  return days;
}

/** @param {number} dayWidth */
function stepOf(dayWidth) {
  return STEPS.find((days) => days * dayWidth >= LABEL_WIDTH) ?? STEPS[STEPS.length - 1];
}
