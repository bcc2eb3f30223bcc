/** Two records of one patient as a table: what is kept, what goes over, and what is not shown any more. */
import { element, written } from '../dom.js';
import { texts } from '../texts.js';
import { beginningOf, dayInYear, dayMonthYear, place } from '../words.js';
import { compared } from './comparison.js';

const words = texts.merge;

/** @typedef {import('./comparison.js').Side} Side */

/**
 * @param {Side} kept
 * @param {Side} retired
 */
export function table(kept, retired) {
  const rows = compared(kept, retired).map(({ name, kept: stays, retired: goes, same }) =>
    element(
      'tr',
      { 'data-field': name, class: same ? undefined : 'differs' },
      element('th', { scope: 'row' }, labelOf(name), ' ', element('small', {}, same ? '' : words.differs)),
      element('td', {}, written(inWords(name, stays))),
      element(
        'td',
        { class: same || name === 'mrn' ? undefined : 'goes' },
        written(inWords(name, goes)),
        name === 'mrn' && element('small', {}, words.stillFinds),
      ),
    ),
  );
  return element(
    'table',
    { class: 'comparison', tabindex: -1 },
    element('caption', { class: 'unseen' }, words.comparison),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('td', {}),
        element('th', { scope: 'col' }, words.kept),
        element('th', { scope: 'col' }, words.retired),
      ),
    ),
    element(
      'tbody',
      {},
      rows,
      element(
        'tr',
        { 'data-field': 'stays' },
        element('th', { scope: 'row' }, words.fields.stays),
        element('td', {}, stayList(kept)),
        element('td', {}, stayList(retired), retired.stays.length > 0 && element('small', {}, words.goesOver)),
      ),
    ),
  );
}

/** @param {Side} side */
function stayList({ stays }) {
  if (!stays.length) return words.notRecorded;
  return element(
    'ul',
    {},
    [...stays]
      .sort(byRecency)
      .map((stay) => element('li', {}, written(stay.restricted ? texts.closedPatient : said(stay)))),
  );
}

/** @param {Api.Admission} stay */
function said({ admit_date: from, discharge_date: until, current_location: location, current_bed: bed }) {
  return words.stay(
    dayInYear(Date.parse(from)),
    until ? dayInYear(Date.parse(until)) : words.today,
    until ? '' : place(location, bed),
  );
}

/**
 * Whoever is here first, then the newest.
 *
 * @param {Side['stays'][number]} a
 * @param {Side['stays'][number]} b
 */
export function byRecency(a, b) {
  return (
    Number(b.status === 'active') - Number(a.status === 'active') ||
    (b.admit_date ?? '').localeCompare(a.admit_date ?? '')
  );
}

/** @param {string} name */
export function labelOf(name) {
  return words.fields[/** @type {keyof typeof words.fields} */ (name === 'date_of_birth' ? 'born' : name)];
}

/**
 * @param {string} name
 * @param {string | undefined} value
 */
export function inWords(name, value) {
  if (!value) return words.notRecorded;
  if (name === 'date_of_birth') return dayMonthYear(beginningOf(value));
  if (name === 'gender') return texts.admit.genders[/** @type {'female'} */ (value)] ?? value;
  if (name === 'identity') return value === 'provisional' ? texts.admit.provisional : texts.admit.confirmed;
  return value;
}
