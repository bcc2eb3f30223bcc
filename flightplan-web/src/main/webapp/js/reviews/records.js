/** Access records as a table: when, who, what, of how many patients, what for, and what came of it. */
import { person, shortId } from '../desk/people.js';
import { element } from '../dom.js';
import { toReviews } from '../router.js';
import { texts } from '../texts.js';
import { dayInYear, time } from '../words.js';

const words = texts.reviews.records;
const COLUMNS = /** @type {const} */ (['when', 'who', 'what', 'patients', 'purpose', 'outcome']);

/** @typedef {typeof COLUMNS[number]} Column */

/** @param {string} action */
const actionInWords = (action) => texts.reviews.actions[/** @type {'patient.read'} */ (action)] ?? action;

/**
 * Who stands in records, how often, and from when to when: whoever looked most comes first.
 *
 * @param {Api.AccessRecord[]} records
 * @returns {{ user: Api.Id, count: number, first: number, last: number }[]}
 */
export function byPerson(records) {
  /** @type {Map<Api.Id, { user: Api.Id, count: number, first: number, last: number }>} */
  const found = new Map();
  for (const { user, recorded_at } of records) {
    const at = Date.parse(recorded_at);
    const { count, first, last } = found.get(user) ?? { count: 0, first: at, last: at };
    found.set(user, { user, count: count + 1, first: Math.min(first, at), last: Math.max(last, at) });
  }
  return [...found.values()].sort((one, other) => other.count - one.count);
}

/**
 * @param {Api.AccessRecord[]} records
 * @param {Reviews.Visit['staff']} staff
 * @param {{ without?: Column[], caption?: string }} more
 */
export function recordTable(records, staff, { without = [], caption = words.caption } = {}) {
  const columns = COLUMNS.filter((column) => !without.includes(column));
  return element(
    'table',
    { class: 'desk-table records' },
    element('caption', { class: 'unseen' }, caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        columns.map((column) => element('th', { scope: 'col' }, words.columns[column])),
      ),
    ),
    element(
      'tbody',
      {},
      records.map((record) =>
        element(
          'tr',
          { 'data-outcome': record.outcome },
          columns.map((column) => element('td', { 'data-label': words.columns[column] }, cells[column](record, staff))),
        ),
      ),
    ),
  );
}

/** @type {Record<Column, (record: Api.AccessRecord, staff: Reviews.Visit['staff']) => Dom.Child>} */
const cells = {
  when: ({ recorded_at: at }) => `${dayInYear(Date.parse(at))}, ${time(Date.parse(at))}`,
  who: ({ user }, staff) => person(staff, user),
  what: ({ action }) => actionInWords(action),
  patients: ({ patient_ids: [patient, ...others] }) =>
    patient === undefined
      ? '–'
      : others.length
        ? words.patients(others.length + 1)
        : element(
            'a',
            { href: toReviews('patients', new URLSearchParams({ patient })), title: patient },
            words.patient(shortId(patient)),
          ),
  purpose: ({ purpose }) => texts.reviews.purposes[/** @type {'treatment'} */ (purpose)] ?? purpose,
  outcome: ({ outcome }) =>
    outcome === 'refused' || outcome === 'not_found'
      ? element('span', { class: 'flag cross-check' }, words.outcomes[outcome])
      : words.outcomes[outcome],
};
