/** What the chart library is asked to draw: axes without their own looks, and the layers from back to front. */
import { AXIS_HEIGHT, drawAxis, drawDays } from './axis.js';
import { drawBandLabels, drawBands, drawBreaks } from './bands.js';
import { drawMarks } from './marks.js';
import { drawNow } from './now.js';
import { layer } from './scene.js';
import { drawShade, drawSteps, TAIL } from './steps.js';
import { drawTherapies, therapiesHeight } from './therapies.js';
import { startOfDay } from '../words.js';

const TOP = 40;
const RIGHT = 18;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CLOSEST = 2 * HOUR;

/**
 * The library's options for a stage (see scene.js), of which `span` is in sight.
 *
 * @param {Chart.Stage} stage
 * @param {Chart.Span} extent
 * @param {Chart.Span} span
 */
export function picture(stage, extent, span) {
  return {
    animation: false,
    grid: {
      left: stage.narrow ? 118 : 150,
      right: RIGHT,
      top: TOP,
      bottom: AXIS_HEIGHT + therapiesHeight(stage),
    },
    xAxis: { type: 'value', show: false, min: extent.from, max: extent.to },
    yAxis: { type: 'value', show: false, min: 0.5, max: stage.course.manifest.bands.length + 0.5 },
    dataZoom: [{ type: 'inside', filterMode: 'none', minValueSpan: CLOSEST, startValue: span.from, endValue: span.to }],
    series: layers(stage),
  };
}

/** @param {Chart.Stage} stage */
function layers(stage) {
  return [
    layer('bands', { z: 0 }, stage, drawBands),
    layer('band-labels', { z: 0, clip: false }, stage, drawBandLabels),
    layer('days', { z: 1, clip: false }, stage, drawDays),
    layer('shade', { z: 2 }, stage, drawShade),
    layer('line', { z: 3, silent: false }, stage, drawSteps),
    layer('breaks', { z: 4, clip: false }, stage, drawBreaks),
    layer('now', { z: 5, clip: false }, stage, drawNow),
    layer('marks', { z: 6, clip: false, silent: false }, stage, drawMarks),
    layer('therapies', { z: 6, clip: false, silent: false }, stage, drawTherapies),
    layer('axis', { z: 6, clip: false }, stage, drawAxis),
  ];
}

/**
 * The whole stay and a margin, as X values: left the day of admission in full, so that its date has room; right of an
 * open stay some room for what is planned.
 *
 * @param {Chart.Course} course
 * @param {Chart.TimeScale} scale
 * @returns {Chart.Span}
 */
export function extentOf(course, scale) {
  const begin = scale.x(course.start);
  const width = Math.max(scale.x(course.end) - begin, 6 * HOUR);
  const ends = [course.end, ...course.therapies.map(({ to }) => to)].map(scale.x);
  const margin = begin - width * 0.015;
  return {
    from: width < 3 * DAY ? margin : Math.min(margin, scale.x(startOfDay(course.start))),
    to: Math.max(...ends) + width * (course.open ? 0.06 : TAIL + 0.04),
  };
}
