/** The words inside a call-out. */
import { element, svg } from '../dom.js';
import { placeBadge } from '../places.js';
import { riskBadge } from '../risk.js';
import { dayAndTime, duration, humanise } from '../words.js';
import { glyphOf } from './categories.js';
import { postOperativeDay } from './course.js';

const LATE = 3_600_000;
const ISO_MOMENT = /^\d{4}-\d\d-\d\dT/;

/**
 * @param {Chart.Course} course
 * @param {Chart.Subject} subject
 * @returns {Dom.Child}
 */
export function calloutBody(course, { mark, step }) {
  return mark ? markBody(course, mark) : stepBody(course, step);
}

/** @param {Chart.Category} category */
export function legendGlyph(category) {
  return svg(
    'svg',
    { viewBox: '-1 -1 18 18', class: `glyph glyph-${category}`, 'aria-hidden': 'true' },
    svg('path', { d: glyphOf(category) }),
  );
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Mark} mark
 */
function markBody(course, mark) {
  const late = mark.recorded - mark.moment > LATE;
  return [
    element(
      'p',
      { class: 'call-out-kind' },
      legendGlyph(mark.category),
      mark.typeLabel,
      mark.corrected && element('span', { class: 'flag' }, 'corrected'),
    ),
    element('h2', {}, mark.headline),
    element('p', { class: 'call-out-when' }, when(course, mark.moment)),
    mark.step && element('p', { class: 'call-out-state' }, state(course, mark.step)),
    details(mark),
    late && element('p', { class: 'call-out-recorded' }, `Recorded ${dayAndTime(mark.recorded)}`),
  ];
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Step} step
 */
function stepBody(course, step) {
  const until = step.last && course.open ? 'now' : dayAndTime(step.to);
  return [
    element('h2', {}, step.risk ?? 'Risk not recorded'),
    element('p', { class: 'call-out-state' }, state(course, step)),
    element(
      'p',
      { class: 'call-out-when' },
      step.last && !course.open ? when(course, step.from) : `${when(course, step.from)} – ${until}`,
    ),
    step.to > step.from && element('p', {}, duration(step.to - step.from)),
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
  return day === undefined ? dayAndTime(moment) : `${dayAndTime(moment)} · POD ${day}`;
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Step} step
 */
function state({ manifest }, { location, bed, level, risk, assumed }) {
  return [placeBadge(manifest, location, bed), riskBadge(level, assumed ? 'not recorded' : risk)];
}

/**
 * All details but identifiers, which say nothing at the bedside, and the headline, which was said above.
 *
 * @param {Chart.Mark} mark
 */
function details(mark) {
  const fields = Object.entries(mark.details).filter(
    ([name, value]) => !name.endsWith('_id') && value !== null && value !== mark.headline,
  );
  if (!fields.length) return null;
  return element(
    'dl',
    {},
    fields.map(([name, value]) => [
      element('dt', {}, humanise(name.replace(/_minutes$/, ''))),
      element('dd', {}, inWords(name, value)),
    ]),
  );
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function inWords(name, value) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && ISO_MOMENT.test(value)) return dayAndTime(Date.parse(value));
  if (name.endsWith('_minutes')) return duration(Number(value) * 60_000);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
