/** The words inside a call-out. */
import { element, svg } from '../dom.js';
import { placeBadge } from '../places.js';
import { riskBadge } from '../risk.js';
import { dayInYear, duration, humanise } from '../words.js';
import { glyphOf, PLANNED_GLYPHS } from './categories.js';
import { postOperativeDay } from './course.js';
import { lasting, momentInWords } from './moments.js';
import { gapInWords } from './plan.js';
import { texts } from '../texts.js';

const LATE = 3_600_000;
const ISO_MOMENT = /^\d{4}-\d\d-\d\dT/;
const IN_A_CLUSTER = 60;

const words = texts.chart.callOut;
const { since: SINCE, kinds: KINDS } = words;

/**
 * @param {Chart.Course} course
 * @param {Chart.Subject} subject
 * @param {{ open: (mark: Chart.Mark) => void, tick?: Chart.Options['tick'], corrections?: Chart.Options['corrections'] }} act
 * @returns {Dom.Child}
 */
export function calloutBody(course, subject, act) {
  if (subject.kind === 'mark') return markBody(course, subject.mark, act.corrections);
  if (subject.kind === 'step') return stepBody(course, subject.step);
  if (subject.kind === 'plan') return planBody(course, subject.planned, act.tick);
  return clusterBody(course, subject.marks, act.open);
}

/** @param {Chart.Category} category */
export function legendGlyph(category) {
  return drawing(`glyph glyph-${category}`, glyphOf(category));
}

/**
 * @param {string} name
 * @param {string} path
 */
function drawing(name, path) {
  return svg('svg', { viewBox: '-1 -1 18 18', class: name, 'aria-hidden': 'true' }, svg('path', { d: path }));
}

/**
 * Whether there are corrections to be told; an attachment is retracted, and never corrected.
 *
 * @param {Chart.Mark} mark
 */
const wasCorrected = ({ category, corrected, since }) =>
  category !== 'attachment' && (corrected || since === 'changed' || since === 'removed');

/**
 * @param {Chart.Course} course
 * @param {Chart.Mark} mark
 * @param {Chart.Options['corrections']} corrections
 */
function markBody(course, mark, corrections) {
  const late = mark.recorded - mark.moment > LATE;
  return [
    element(
      'p',
      { class: 'call-out-kind' },
      legendGlyph(mark.category),
      mark.typeLabel,
      mark.corrected && element('span', { class: 'flag' }, words.corrected),
      mark.since && element('span', { class: 'flag' }, SINCE[mark.since]),
    ),
    element('h2', {}, mark.headline),
    element('p', { class: 'call-out-when' }, when(course, mark.moment)),
    mark.step && element('p', { class: 'call-out-state' }, state(course, mark.step)),
    details(course, mark),
    late && element('p', { class: 'call-out-recorded' }, words.recorded(momentInWords(course, mark.recorded))),
    wasCorrected(mark) && corrections?.(mark.id),
  ];
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Step} step
 */
function stepBody(course, step) {
  const until = step.last && course.open ? words.now : momentInWords(course, step.to);
  return [
    element('h2', {}, step.level === undefined ? words.risk(step.risk.toLowerCase()) : step.risk),
    element('p', { class: 'call-out-state' }, state(course, step)),
    element(
      'p',
      { class: 'call-out-when' },
      step.last && !course.open ? when(course, step.from) : `${when(course, step.from)} – ${until}`,
    ),
    step.to > step.from && element('p', {}, lasting(step.to - step.from)),
  ];
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Planned} planned
 * @param {((planned: Chart.Planned) => void) | undefined} tick
 */
function planBody(course, planned, tick) {
  const { kind, label, row, planned: day, wholeDay, reached, owner } = planned;
  /** @param {number} moment */
  const planOf = (moment) => (wholeDay ? dayInYear(moment, course.now) : momentInWords(course, moment));
  return [
    element(
      'p',
      { class: 'call-out-kind' },
      drawing(`glyph glyph-planned${reached === undefined ? ' open' : ''}`, PLANNED_GLYPHS[kind]),
      kind === 'milestone' ? `${KINDS[kind]} · ${row}` : KINDS[kind],
    ),
    element('h2', {}, label),
    element('p', {}, gapInWords(planned, course.now)),
    day !== undefined && element('p', { class: 'call-out-when' }, words.plannedFor(planOf(day))),
    reached !== undefined &&
      element(
        'p',
        { class: 'call-out-when' },
        (kind === 'milestone' ? words.reachedAt : words.doneAt)(when(course, reached)),
      ),
    owner && element('p', {}, owner),
    tick &&
      !course.past &&
      element(
        'button',
        { type: 'button', class: 'tick', onclick: () => tick(planned) },
        reached === undefined ? (kind === 'milestone' ? words.reached : words.done) : words.notYet,
      ),
  ];
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Mark[]} marks
 * @param {(mark: Chart.Mark) => void} open
 */
function clusterBody(course, marks, open) {
  const inOrder = [...marks].sort((a, b) => a.moment - b.moment);
  return [
    element('h2', {}, words.marksHere(marks.length)),
    element(
      'ul',
      { class: 'call-out-list' },
      inOrder
        .slice(0, IN_A_CLUSTER)
        .map((mark) =>
          element(
            'li',
            {},
            element(
              'button',
              { type: 'button', class: 'open', onclick: () => open(mark) },
              legendGlyph(mark.category),
              mark.headline,
            ),
            element('span', { class: 'call-out-when' }, momentInWords(course, mark.moment)),
          ),
        ),
    ),
    marks.length > IN_A_CLUSTER && element('p', { class: 'call-out-when' }, words.more(marks.length - IN_A_CLUSTER)),
  ];
}

/**
 * "Wed 7 Jan, 14:36 · POD 2".
 *
 * @param {Chart.Course} course
 * @param {number} moment
 */
export function when(course, moment) {
  const day = postOperativeDay(course, moment);
  const said = momentInWords(course, moment);
  return day === undefined ? said : `${said} · ${texts.chart.pod(day)}`;
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Step} step
 */
function state({ manifest }, { location, bed, level, risk }) {
  return [placeBadge(manifest, location, bed), riskBadge(level, risk)];
}

/**
 * All details but identifiers, which say nothing at the bedside, and the headline, which was said above.
 *
 * @param {Chart.Course} course
 * @param {Chart.Mark} mark
 */
function details(course, mark) {
  const fields = Object.entries(mark.details).filter(
    ([name, value]) => !name.endsWith('_id') && value !== null && value !== mark.headline,
  );
  if (!fields.length) return null;
  return element(
    'dl',
    {},
    fields.map(([name, value]) => [
      element('dt', {}, fieldInWords(course, name, value)),
      element('dd', {}, inWords(course, name, value)),
    ]),
  );
}

/** @type {Record<string, string>} */
const AHEAD = { started_at: words.plannedFrom, stopped_at: words.plannedUntil };

/**
 * What a detail is called; nothing in the future has stopped.
 *
 * @param {Pick<Chart.Course, 'now'>} course
 * @param {string} name
 * @param {unknown} value
 */
export function fieldInWords({ now }, name, value) {
  if (AHEAD[name] && Date.parse(String(value)) > now) return AHEAD[name];
  return humanise(name.replace(/_minutes$/, ''));
}

/**
 * @param {Pick<Chart.Course, 'now' | 'crowded'>} course
 * @param {string} name
 * @param {unknown} value
 */
export function inWords(course, name, value) {
  if (typeof value === 'boolean') return value ? texts.chart.yes : texts.chart.no;
  if (typeof value === 'string' && ISO_MOMENT.test(value)) return momentInWords(course, Date.parse(value));
  if (name.endsWith('_minutes')) return duration(Number(value) * 60_000);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
