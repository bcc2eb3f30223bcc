/** The trajectory chart of one stay: one picture of where the patient was, how ill, and what happened. */
import { element } from '../dom.js';
import { timeZone } from '../words.js';
import { AXIS_HEIGHT } from './axis.js';
import { callOuts } from './call-outs.js';
import { init } from './echarts.js';
import { navigation } from './navigation.js';
import { paletteOf } from './palette.js';
import { extentOf, picture } from './picture.js';
import { redrawWhenNeeded } from './redraw.js';
import { subjectOf } from './scene.js';
import { timeScale } from './time-scale.js';

const NARROW = 1000;

/**
 * Draws into `host`, which must be in the page. `shown` is the set of categories on display. Returns {draw, openMark,
 * openStep}; `signal` ends everything.
 *
 * @param {HTMLElement} host
 * @param {Chart.Course} course
 * @param {Set<string>} shown
 * @param {AbortSignal} signal
 * @returns {Chart.Handle}
 */
export function trajectoryChart(host, course, shown, signal) {
  const canvas = element('div', { class: 'chart-canvas', 'aria-hidden': 'true' });
  const frame = element('div', { class: 'chart-frame' }, canvas);
  host.append(frame);
  const chart = init(canvas, null, { renderer: 'canvas' });
  const scale = timeScale(course);
  const extent = extentOf(course, scale);
  // Where marks and steps lie on the canvas, by id; the layers keep it up to date as they are drawn.
  /** @type {Map<string, Chart.Point>} */
  const places = new Map();
  const notes = callOuts(frame, course, (subject) => places.get((subject.mark ?? subject.step).id));
  const move = navigation(chart, frame, extent, signal);
  host.prepend(move.toolbar);
  host.append(element('p', { class: 'chart-note' }, `${move.help} Times in ${timeZone()}.`));

  /** Draws everything anew; what is in sight stays in sight. */
  function draw() {
    chart.resize();
    const stage = {
      course,
      scale,
      shown,
      places,
      palette: paletteOf(course.manifest, host),
      narrow: chart.getWidth() < NARROW,
      axisTop: chart.getHeight() - AXIS_HEIGHT,
    };
    // This paints at once, not with the next frame: whatever else the page builds comes after the chart.
    chart.setOption(picture(stage, extent, move.span()), { notMerge: true });
    notes.place();
  }

  /**
   * @param {string} id
   * @param {Chart.OpenOptions} [options]
   */
  function openMark(id, options) {
    const mark = course.marks.find((candidate) => candidate.id === id);
    if (!mark) return;
    const therapy = course.therapies.find((candidate) => candidate.id === id);
    move.reveal(scale.x(therapy?.from ?? mark.moment), scale.x(therapy?.to ?? mark.moment));
    notes.open({ mark }, options);
  }

  /**
   * @param {string} id
   * @param {Chart.OpenOptions} [options]
   */
  function openStep(id, options) {
    const step = course.steps.find((candidate) => candidate.id === id);
    if (!step) return;
    move.reveal(scale.x(step.from), scale.x(step.to));
    notes.open({ step }, options);
  }

  chart.getZr().on('click', ({ target }) => {
    const subject = subjectOf(target);
    if (subject?.kind === 'mark') openMark(subject.id);
    else if (subject) openStep(subject.id);
  });
  chart.on('datazoom', () => notes.place());
  redrawWhenNeeded(canvas, chart, draw, signal);
  signal.addEventListener('abort', () => chart.dispose(), { once: true });
  draw();
  return { draw, openMark, openStep };
}
