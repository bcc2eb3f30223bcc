/** What the chart library is asked to draw: axes without their own looks, and the layers from back to front. */
import { AXIS_HEIGHT, drawAxis, drawDays } from './axis.js';
import { drawBandLabels, drawBands, drawBreaks, drawUnknownLane } from './bands.js';
import { drawLaneNames } from './lanes.js';
import { drawMarks } from './marks.js';
import { drawNow } from './now.js';
import { drawPlanned, drawTarget } from './planned.js';
import { series, UNKNOWN_HEIGHT } from './scene.js';
import { drawShade, drawSteps, TAIL } from './steps.js';
import { drawTherapies } from './therapies.js';
import { startOfDay } from '../words.js';

const TOP = 40;
const TOP_WITH_TARGET = 62;
const RIGHT = 18;
const GUTTERS = { compact: 38, narrow: 118, wide: 150 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Moments apart by seconds can be told apart. */
export const CLOSEST = MINUTE;
/** Of a band, in pixels, however much stands below. */
const LEAST_BAND = 48;
const LEAST_BAND_ON_PHONES = 44;

/**
 * Whether something of the course stands in no band.
 *
 * @param {Chart.Course} course
 */
export const hasUnknown = ({ steps }) => !steps.length || steps.some(({ level }) => level === undefined);

/** @param {Chart.Course} course */
const topOf = ({ plan }) => (plan?.target === undefined ? TOP : TOP_WITH_TARGET);

/**
 * How high the canvas must be: the bands with what the page has for them, but never less than they need, and the rows below.
 *
 * @param {Pick<Chart.Stage, 'course' | 'lanes' | 'compact' | 'unknown'>} stage
 * @param {number} wanted height of the bands
 */
export function heightOf({ course, lanes, compact, unknown }, wanted) {
  const count = course.manifest.bands.length + (unknown ? UNKNOWN_HEIGHT : 0);
  const least = count * (compact ? LEAST_BAND_ON_PHONES : LEAST_BAND);
  return Math.round(topOf(course) + Math.max(least, wanted) + lanes.height + AXIS_HEIGHT);
}

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
      left: stage.compact ? GUTTERS.compact : stage.narrow ? GUTTERS.narrow : GUTTERS.wide,
      right: RIGHT,
      top: topOf(stage.course),
      bottom: AXIS_HEIGHT + stage.lanes.height,
    },
    xAxis: { type: 'value', show: false, min: extent.from, max: extent.to },
    yAxis: {
      type: 'value',
      show: false,
      min: 0.5 - (stage.unknown ? UNKNOWN_HEIGHT : 0),
      max: stage.course.manifest.bands.length + 0.5,
    },
    dataZoom: [
      {
        type: 'inside',
        filterMode: 'none',
        minValueSpan: CLOSEST,
        startValue: span.from,
        endValue: span.to,
        throttle: 16,
        // the wheel alone and a swipe up or down belong to the page
        zoomOnMouseWheel: 'ctrl',
        moveOnMouseWheel: 'shift',
        preventDefaultMouseMove: false,
      },
    ],
    series: [series(stage, LAYERS)],
  };
}

/** From back to front. */
const LAYERS = [
  { draw: drawBands },
  { draw: drawUnknownLane },
  { draw: drawBandLabels },
  { draw: drawLaneNames },
  { draw: drawDays },
  { draw: drawShade },
  { draw: drawSteps, heard: true },
  { draw: drawBreaks },
  { draw: drawTarget },
  { draw: drawNow },
  { draw: drawMarks, heard: true },
  { draw: drawTherapies, heard: true },
  { draw: drawPlanned, heard: true },
  { draw: drawAxis },
];

/**
 * The whole stay and a margin, as X values: left the day of admission in full, so that its date has room; right of it all
 * that is planned, or in an open stay some room for it.
 *
 * @param {Chart.Course} course
 * @param {Chart.TimeScale} scale
 * @returns {Chart.Span}
 */
export function extentOf(course, scale) {
  const { start, end, open, therapies, marks, plan } = course;
  const first = Math.min(start, ...marks.map(({ moment }) => moment));
  const begin = scale.x(first);
  const ahead = [plan?.target, ...(plan?.items ?? []).flatMap(({ planned, reached }) => [planned, reached])];
  const ends = [end, ...therapies.map(({ to }) => to), ...ahead.filter((moment) => moment !== undefined)].map(scale.x);
  const last = Math.max(...ends);
  const width = Math.max(last - begin, 6 * HOUR);
  const margin = begin - width * 0.015;
  return {
    from: width < 3 * DAY ? margin : Math.min(margin, scale.x(startOfDay(first))),
    to: last + width * (open ? 0.06 : TAIL + 0.04),
  };
}
