/** The columns of the list: what they are headed, which order of the API they have, and what stands in a cell. */
import { element, withoutTurns, written } from '../dom.js';
import { placeBadge } from '../places.js';
import { riskBadge } from '../risk.js';
import { toStay } from '../router.js';
import { texts } from '../texts.js';
import { beginningOf, calendarDays, dayInYear, dayMonthYear, duration, humanise, place } from '../words.js';

const HOUR = 3_600_000;
const words = texts.list;

/**
 * `sort` is the order that a heading asks for first, where the API has one.
 *
 * @typedef {object} Column
 * @property {Console.SortName} [sort]
 * @property {(row: Console.Row, context: Console.RowContext) => Dom.Child} cell
 */

/** @type {Record<Console.Column, Column>} */
export const COLUMNS = {
  name: { cell: patientCell },
  mrn: { cell: ({ mrn }) => written(mrn, { class: 'mrn' }) },
  age: {
    cell: ({ age, born }) => [age, born && element('small', { class: 'born' }, dayMonthYear(beginningOf(born)))],
  },
  risk: { sort: '-risk', cell: (row) => riskBadge(row.level, row.risk) },
  place: {
    sort: 'location',
    cell: ({ manifest, admission }) => [
      placeBadge(manifest, admission.current_location, admission.current_bed),
      admission.post_operative_day !== undefined &&
        element('small', { class: 'pod' }, texts.stay.postOperative(admission.post_operative_day)),
    ],
  },
  stay: { sort: '-length_of_stay', cell: (row, { now }) => lengthOf(row, now) },
  admitted: {
    sort: '-admit_date',
    cell: ({ admission }) => (admission.restricted ? '' : dayInYear(Date.parse(admission.admit_date))),
  },
  target: { sort: 'target', cell: targetCell },
  tasks: { cell: ({ admission }) => admission.open_tasks || '' },
  complaint: { cell: ({ admission }) => clamped(admission.chief_complaint) },
  attending: { cell: ({ admission }) => clamped(admission.attending_name) },
  status: { cell: ({ admission }) => words.states[admission.status ?? 'active'] ?? humanise(admission.status ?? '') },
};

/**
 * @param {Console.Row} row
 * @param {number} now
 */
function lengthOf({ admission }, now) {
  if (admission.restricted) return '';
  if (admission.status !== 'active') return duration(admission.length_of_stay_hours * HOUR);
  return duration(now - Date.parse(admission.admit_date));
}

/**
 * @param {Console.Row} row
 * @param {Console.RowContext} context
 */
function patientCell({ name, surname, admission }, { surnames }) {
  const who = written(name);
  return [
    admission.restricted
      ? element('button', { type: 'button', class: 'quiet name' }, who)
      : element('a', { class: 'name', href: toStay(admission.id), title: withoutTurns(name) }, who),
    element(
      'span',
      { class: 'flags' },
      admission.patient?.identity === 'provisional' && flag(words.provisional, 'cross-check'),
      admission.status === 'active' &&
        surname &&
        (surnames.get(`${admission.current_location} ${surname}`) ?? 0) > 1 &&
        flag(words.sameName),
      admission.cross_check && flag(words.crossCheck, 'cross-check', words.highRisk),
      admission.review_date && flag(words.review(dayInYear(beginningOf(admission.review_date)))),
      admission.move_request &&
        flag(words.waitsFor(place(admission.move_request.to_location, admission.move_request.to_bed))),
    ),
  ];
}

/**
 * @param {Console.Row} row
 * @param {Console.RowContext} context
 * @returns {Dom.Child}
 */
function targetCell({ admission }, { now }) {
  if (!admission.target_discharge_date) return '';
  const day = beginningOf(admission.target_discharge_date);
  const late = admission.status === 'active' && calendarDays(day, now) > 0;
  return [dayInYear(day), ' ', late && flag(words.overdue, 'cross-check')];
}

/**
 * @param {string} text
 * @param {string} kind
 * @param {string} [title]
 */
const flag = (text, kind = '', title = undefined) => element('span', { class: `flag ${kind}`.trim(), title }, text);

// Whatever somebody wrote takes two lines at most; all of it stands in the stay.
/** @param {string | undefined} text */
const clamped = (text) => text && written(text, { class: 'clamped', title: withoutTurns(text) });
