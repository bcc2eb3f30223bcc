/** The trajectory chart of one stay: one picture of where the patient was, how ill, and what happened. */
import { element } from '../dom.js';
import { startOfDay, timeZone } from '../words.js';
import { AXIS_HEIGHT, drawAxis, drawDays } from './axis.js';
import { drawBandLabels, drawBands, drawBreaks } from './bands.js';
import { callOuts } from './call-outs.js';
import { init } from './echarts.js';
import { drawMarks } from './marks.js';
import { navigation } from './navigation.js';
import { drawNow } from './now.js';
import { paletteOf } from './palette.js';
import { layer, subjectOf } from './scene.js';
import { drawShade, drawSteps, TAIL } from './steps.js';
import { drawTherapies, THERAPY_ROW, therapyRows } from './therapies.js';
import { timeScale } from './time-scale.js';

const TOP = 40;
const RIGHT = 18;
const NARROW = 1000;
const HOUR = 3_600_000;

/**
 * Draws into `host`, which must be in the page. `shown` is the set of categories on display. Returns {draw, openMark,
 * openStep}; `signal` ends everything.
 */
export function trajectoryChart(host, course, shown, signal) {
  const canvas = element('div', { class: 'chart-canvas', 'aria-hidden': 'true' });
  const frame = element('div', { class: 'chart-frame' }, canvas);
  const scale = timeScale(course);
  const extent = extentOf(course, scale);
  host.append(frame);
  const chart = init(canvas, null, { renderer: 'canvas' });
  let places = new Map();

  const notes = callOuts(frame, course, ({ mark, step }) => (mark ? markPlace(mark) : stepPlace(step)));
  const move = navigation(chart, frame, extent, signal);
  host.prepend(move.toolbar);
  host.append(element('p', { class: 'chart-note' }, `${move.help} Times in ${timeZone()}.`));

  /** Draws everything anew: after a choice in the legend, a change of size or of colour scheme. */
  function draw() {
    chart.resize();
    const narrow = chart.getWidth() < NARROW;
    const lanes = shown.has('therapy') ? therapyRows(course).length * THERAPY_ROW + (course.therapies.length ? 8 : 0) : 0;
    const bottom = lanes + AXIS_HEIGHT;
    const stage = { course, scale, shown, narrow, palette: paletteOf(course.manifest, host), axisTop: chart.getHeight() - AXIS_HEIGHT };
    const zoom = move.span();
    chart.setOption({
      animation: false,
      grid: { left: narrow ? 118 : 150, right: RIGHT, top: TOP, bottom },
      xAxis: { type: 'value', show: false, min: extent.from, max: extent.to },
      yAxis: { type: 'value', show: false, min: 0.5, max: course.manifest.bands.length + 0.5 },
      dataZoom: [{ type: 'inside', id: 'span', filterMode: 'none', minValueSpan: 2 * HOUR, startValue: zoom.from, endValue: zoom.to }],
      series: layers(stage, (found) => { places = found; }),
    }, { notMerge: true });
    // Painted now, not with the next frame: whatever else the page builds comes after the chart.
    chart.getZr().flush();
    notes.place();
  }

  function markPlace(mark) {
    if (places.has(mark.id)) return places.get(mark.id);
    const therapy = course.therapies.find(({ id }) => id === mark.id);
    if (!therapy || !shown.has('therapy')) return null;
    const { from, to } = move.span();
    const middle = (Math.max(scale.x(therapy.from), from) + Math.min(scale.x(therapy.to), to)) / 2;
    const row = therapyRows(course).indexOf(therapy.name);
    const y = chart.getHeight() - AXIS_HEIGHT - 4 - (therapyRows(course).length - row - 0.5) * THERAPY_ROW;
    return { x: chart.convertToPixel({ xAxisIndex: 0 }, middle), y };
  }

  function stepPlace(step) {
    const { from, to } = move.span();
    const [left, right] = [Math.max(scale.x(step.from), from), Math.min(scale.x(step.to), to)];
    if (left > right) return null;
    const [x, y] = chart.convertToPixel({ gridIndex: 0 }, [(left + right) / 2, step.level]);
    return { x, y };
  }

  const find = (list, id) => list.find((candidate) => candidate.id === id);
  const openMark = (id, options) => {
    const mark = find(course.marks, id);
    move.reveal(scale.x(mark.moment));
    notes.open({ mark }, options);
  };
  const openStep = (id, options) => {
    const step = find(course.steps, id);
    move.reveal((scale.x(step.from) + scale.x(step.to)) / 2);
    notes.open({ step }, options);
  };

  chart.getZr().on('click', ({ target }) => {
    const subject = subjectOf(target);
    if (subject?.kind === 'mark') openMark(subject.id);
    else if (subject) openStep(subject.id);
  });
  chart.on('datazoom', () => notes.place());
  // The observer reports once on being set up: then nothing has changed.
  const size = new ResizeObserver(() => { if (canvas.clientWidth !== chart.getWidth() || canvas.clientHeight !== chart.getHeight()) draw(); });
  size.observe(canvas);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', () => draw(), { signal });
  // Drawn again for paper: its size, and light. The class changes both.
  const printing = (on) => {
    document.documentElement.classList.toggle('printing', on);
    draw();
  };
  window.addEventListener('beforeprint', () => printing(true), { signal });
  window.addEventListener('afterprint', () => printing(false), { signal });
  signal.addEventListener('abort', () => {
    size.disconnect();
    chart.dispose();
  }, { once: true });
  draw();
  return { draw, openMark, openStep };
}

function layers(stage, report) {
  return [
    layer('bands', { z: 0 }, stage, drawBands),
    layer('band-labels', { z: 0, clip: false }, stage, drawBandLabels),
    layer('days', { z: 1, clip: false }, stage, drawDays),
    layer('ecmo', { z: 2 }, stage, drawShade),
    layer('line', { z: 3, silent: false }, stage, drawSteps),
    layer('breaks', { z: 4 }, stage, drawBreaks),
    layer('now', { z: 5, clip: false }, stage, drawNow),
    layer('marks', { z: 6, clip: false, silent: false }, stage, (scene) => drawMarks(scene, report)),
    layer('therapies', { z: 6, clip: false, silent: false }, stage, drawTherapies),
    layer('axis', { z: 6, clip: false }, stage, drawAxis),
  ];
}

/**
 * The whole stay and a margin: left the day of admission in full, so that its date has room; right of an open stay some
 * room for what is planned.
 */
function extentOf(course, scale) {
  const width = Math.max(scale.x(course.end) - scale.x(course.start), 6 * HOUR);
  const ends = [course.end, ...course.therapies.map(({ to }) => to)].map(scale.x);
  const margin = scale.x(course.start) - width * 0.015;
  return {
    from: width < 3 * 24 * HOUR ? margin : Math.min(margin, scale.x(startOfDay(course.start))),
    to: Math.max(...ends) + width * (course.open ? 0.06 : TAIL + 0.04),
  };
}
