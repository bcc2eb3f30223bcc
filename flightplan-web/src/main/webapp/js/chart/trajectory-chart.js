/** The trajectory chart of one stay: one picture of where the patient was, how ill, what happened, and what is planned. */
import { element } from '../dom.js';
import { timeZone } from '../words.js';
import { AXIS_HEIGHT } from './axis.js';
import { calloutBody } from './call-out-body.js';
import { callOuts } from './call-outs.js';
import { courseAt } from './course.js';
import { init } from './echarts.js';
import { pictureOf } from './export.js';
import { laneHeads } from './lane-heads.js';
import { lanesOf } from './lanes.js';
import { byImportance } from './marks.js';
import { navigation } from './navigation.js';
import { paletteOf } from './palette.js';
import { extentOf, hasUnknown, heightOf, picture } from './picture.js';
import { redrawWhenNeeded } from './redraw.js';
import { subjectOf } from './scene.js';
import { subjectIn } from './subjects.js';
import { timeScale } from './time-scale.js';
import { texts } from '../texts.js';

const NARROW = 1000;
const COMPACT = 600;
/** On paper rows below the bands are folded when they would be higher than this. */
const MOST_ROWS_PRINTED = 170;
/** On A4, across; print.css makes it smaller where paper is. */
const PRINTED_WIDTH = 1040;
const PRINTED_BANDS = 250;
const isPrinting = () => document.documentElement.classList.contains('printing');

/**
 * Draws into `host`, which must be in the page. `shown` is the set of categories on display; `signal` ends everything.
 *
 * @param {HTMLElement} host
 * @param {Chart.Course} shownCourse
 * @param {Set<string>} shown
 * @param {AbortSignal} signal
 * @param {Chart.Options} [options]
 * @returns {Chart.Handle}
 */
export function trajectoryChart(host, shownCourse, shown, signal, options = {}) {
  const { view, viewed = () => {}, tick: tickOff, corrections } = options;
  let course = shownCourse;
  let scale = timeScale(course);
  let extent = extentOf(course, scale);
  /** What was drawn last. @type {Chart.Stage | null} */
  let stage = null;
  const canvas = element('div', { class: 'chart-canvas', 'aria-hidden': 'true' });
  const frame = element('div', { class: 'chart-frame' }, canvas);
  host.append(frame);
  // Where marks, steps and plans lie on the canvas, by id; the layers keep it up to date as they are drawn.
  /** @type {Map<string, Chart.Point>} */
  const places = new Map();
  /** @type {Map<string, Chart.Mark[]>} */
  const clusters = new Map();
  /** @type {Set<string>} */
  const folded = new Set();
  const size = () => ({ wanted: bandsHeight(), compact: host.clientWidth < COMPACT && !isPrinting() });
  canvas.style.height = `${heightOf(stageFor(size().compact), size().wanted)}px`;
  const chart = init(canvas, null, { renderer: 'canvas' });
  const told = () => viewed(handle.view());
  const notes = callOuts(frame, {
    placeOf: (subject) => places.get(subject.id),
    bodyOf: (subject) =>
      calloutBody(course, subject, {
        open: (mark) => openMark(mark.id, { focus: true, from: frame }),
        tick: tickOff,
        corrections,
      }),
    pinned: told,
  });
  const move = navigation(chart, frame, { extent: () => extent, scale: () => scale, moved }, signal);
  const placeHeads = laneHeads(frame, (group) => {
    if (!folded.delete(group)) folded.add(group);
    draw();
  });
  host.prepend(element('div', { class: 'chart-tools', role: 'toolbar', 'aria-label': texts.chart.chart }, move.tools));
  host.append(element('p', { class: 'chart-note' }, `${move.help} ${texts.chart.tools.times(timeZone())}`));

  function moved() {
    notes.place();
    told();
  }

  /** @param {boolean} compact */
  function stageFor(compact) {
    let lanes = lanesOf(course, shown, folded, compact);
    if (isPrinting() && lanes.height > MOST_ROWS_PRINTED)
      lanes = lanesOf(course, shown, new Set(lanes.lanes.map(({ group }) => group)), compact);
    return { course, lanes, compact, unknown: hasUnknown(course) };
  }

  /** Draws everything anew; what is in sight stays in sight. */
  function draw() {
    const { wanted, compact } = size();
    const part = stageFor(compact);
    const height = heightOf(part, wanted);
    canvas.style.height = `${height}px`;
    const width = isPrinting() ? PRINTED_WIDTH : canvas.clientWidth;
    if (width !== chart.getWidth() || height !== chart.getHeight()) chart.resize({ width, height });
    const axisTop = chart.getHeight() - AXIS_HEIGHT;
    stage = {
      ...part,
      scale,
      shown,
      marks: byImportance(course, shown),
      places,
      clusters,
      palette: paletteOf(course.manifest, host),
      narrow: chart.getWidth() < NARROW,
      axisTop,
    };
    placeHeads(part.lanes, axisTop - part.lanes.height, compact);
    // This paints at once, not with the next frame: whatever else the page builds comes after the chart.
    chart.setOption(picture(stage, extent, move.span()), { notMerge: true });
    notes.place();
  }

  /** @param {Chart.Course} next */
  function take(next) {
    course = next;
    scale = timeScale(course);
    extent = extentOf(course, scale);
    draw();
  }

  /** @param {Chart.Course} next */
  function update(next) {
    take(next);
    notes.refresh((subject) => subjectIn(course, subject));
    notes.place();
  }

  /**
   * @param {Chart.Subject | null} subject
   * @param {Chart.Span} stretch in moments
   * @param {Chart.OpenOptions} [options]
   */
  function open(subject, stretch, options) {
    if (!subject) return;
    move.reveal(scale.x(stretch.from), scale.x(stretch.to));
    notes.open(subject, options);
  }

  /**
   * @param {string} id
   * @param {Chart.OpenOptions} [options]
   */
  function openMark(id, options) {
    const mark = course.marks.find((candidate) => candidate.id === id);
    if (!mark) return;
    const therapy = course.therapies.find((candidate) => candidate.id === id);
    open({ kind: 'mark', id, mark }, therapy ?? { from: mark.moment, to: mark.moment }, options);
  }

  /**
   * @param {string} id
   * @param {Chart.OpenOptions} [options]
   */
  function openStep(id, options) {
    const step = course.steps.find((candidate) => candidate.id === id);
    if (step) open({ kind: 'step', id, step }, step, options);
  }

  /**
   * @param {string} id
   * @param {Chart.OpenOptions} [options]
   */
  function openPlanned(id, options) {
    const planned = course.plan?.items.find((candidate) => candidate.id === id);
    const at = planned?.reached ?? planned?.planned;
    if (planned && at !== undefined) open({ kind: 'plan', id, planned }, { from: at, to: at }, options);
  }

  chart.getZr().on('click', ({ target }) => {
    const subject = subjectOf(target);
    if (subject?.kind === 'mark') openMark(subject.id);
    else if (subject?.kind === 'step') openStep(subject.id);
    else if (subject?.kind === 'plan') openPlanned(subject.id);
    else if (subject?.kind === 'cluster') {
      const marks = clusters.get(subject.id);
      if (marks) notes.open({ kind: 'cluster', id: subject.id, marks });
    }
  });
  redrawWhenNeeded(canvas, chart, draw, signal);
  signal.addEventListener('abort', () => chart.dispose(), { once: true });
  /** @type {Chart.Handle} */
  const handle = {
    draw,
    update,
    tick: (now) => take(courseAt(course, now)),
    view: () => ({ span: move.kept(), pins: notes.pins() }),
    openMark,
    openStep,
    openPlanned,
    picture: async (type) => {
      if (!stage) throw new Error('Nothing was drawn yet');
      return pictureOf(chart, picture(stage, extent, move.span()), stage.palette.surface, type);
    },
  };
  if (view?.span) move.keep(view.span);
  draw();
  for (const id of view?.pins ?? []) {
    for (const reopen of [openMark, openStep, openPlanned]) reopen(id, { pin: true });
  }
  return handle;
}

/** What a page has for the bands: most of a window, and on paper what leaves room for the rest. */
function bandsHeight() {
  if (isPrinting()) return PRINTED_BANDS;
  return Math.min(Math.max(window.innerHeight - 460, 300), 640);
}
