import { element } from '../dom.js';
import { placeBadge } from '../places.js';
import { riskBadge } from '../risk.js';
import { go, toStay } from '../router.js';
import { dayAndMonth, dayMonthYear, duration, humanise, place } from '../words.js';

const HOUR = 3_600_000;
/**
 * @param {unknown} a
 * @param {unknown} b
 */
const text = (a, b) => String(a).localeCompare(String(b), undefined, { numeric: true });
/** @param {Console.Row} row */
const bed = (row) => place(row.admission.current_location, row.admission.current_bed);

/**
 * A column's heading, what it sorts by, and its cell.
 *
 * @typedef {object} Column
 * @property {string} label
 * @property {(row: Console.Row) => string | number} key
 * @property {(row: Console.Row) => Dom.Child} cell
 * @property {boolean} [reversed]
 */

/** @type {Record<Console.Column, Column>} */
export const COLUMNS = {
  name: { label: 'Patient', key: (row) => row.name, cell: patientCell },
  mrn: { label: 'MRN', key: (row) => row.mrn, cell: (row) => element('span', { class: 'mrn' }, row.mrn) },
  age: { label: 'Age', key: (row) => row.born, reversed: true, cell: (row) => row.age },
  risk: { label: 'Risk', key: (row) => row.level ?? 0, cell: (row) => riskBadge(row.level, row.risk) },
  place: {
    label: 'Location · bed',
    key: bed,
    cell: ({ manifest, admission }) => placeBadge(manifest, admission.current_location, admission.current_bed),
  },
  stay: {
    label: 'Length of stay',
    key: (row) => row.hours ?? 0,
    cell: (row) => (row.hours === undefined ? '' : duration(row.hours * HOUR)),
  },
  admitted: {
    label: 'Admitted',
    key: (row) => (row.admission.restricted ? 0 : Date.parse(row.admission.admit_date)),
    cell: (row) => (row.admission.restricted ? '' : dayMonthYear(Date.parse(row.admission.admit_date))),
  },
  complaint: {
    label: 'Chief complaint',
    key: (row) => row.admission.chief_complaint ?? '',
    cell: (row) => row.admission.chief_complaint ?? '',
  },
  attending: {
    label: 'Attending',
    key: (row) => row.admission.attending_name ?? '',
    cell: (row) => row.admission.attending_name ?? '',
  },
  status: {
    label: 'Status',
    key: (row) => row.admission.status ?? '',
    cell: (row) => humanise(row.admission.status ?? ''),
  },
};

/**
 * A table of the rows given, sorted; `onSort(column)` is called when a heading is chosen, `openClosed(handle)` when a closed row is.
 *
 * @param {Console.Row[]} rows
 * @param {Console.Sort} sort
 * @param {(column: Console.Column) => void} onSort
 * @param {(handle: string) => void} openClosed
 */
export function stayTable(rows, sort, onSort, openClosed) {
  const columns = /** @type {[Console.Column, Column][]} */ (Object.entries(COLUMNS));
  const shown = columns.filter(([name]) => name !== 'attending' || rows.some(namesAttending));
  return element(
    'table',
    { class: 'stays' },
    element('caption', { class: 'unseen' }, 'Stays; choose a column heading to sort'),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        shown.map(([name, column]) => heading(name, column, sort, onSort)),
      ),
    ),
    element(
      'tbody',
      {},
      sorted(rows, sort).map((row) => line(row, shown, openClosed)),
    ),
  );
}

/**
 * @param {Console.Column} name
 * @param {Column} column
 * @param {Console.Sort} sort
 * @param {(column: Console.Column) => void} onSort
 */
function heading(name, { label }, sort, onSort) {
  const order = sort.column !== name ? 'none' : sort.descending ? 'descending' : 'ascending';
  return element(
    'th',
    { scope: 'col', 'aria-sort': order, class: `col-${name}` },
    element('button', { type: 'button', 'data-sort': name, onclick: () => onSort(name) }, label),
  );
}

/**
 * @param {Console.Row} row
 * @param {[Console.Column, Column][]} columns
 * @param {(handle: string) => void} openClosed
 */
function line(row, columns, openClosed) {
  const { admission } = row;
  // The name is the link that keys reach; the whole line takes the pointer.
  /** @param {Dom.Click} event */
  const open = (event) => {
    if (event.target.closest('a') || String(getSelection())) return;
    if (admission.restricted) openClosed(admission.access_handle);
    else go(toStay(admission.id));
  };
  return element(
    'tr',
    { 'data-admission-id': admission.id, 'data-status': admission.status, onclick: open },
    columns.map(([name, column]) => element('td', { class: `col-${name}` }, column.cell(row))),
  );
}

/** @param {Console.Row} row */
function patientCell({ name, admission }) {
  return [
    admission.restricted
      ? element('button', { type: 'button', class: 'quiet' }, name)
      : element('a', { href: toStay(admission.id) }, name),
    ' ',
    admission.cross_check && element('span', { class: 'flag cross-check', title: 'High risk' }, 'CrossCheck'),
    admission.review_date &&
      element(
        'span',
        { class: 'flag' },
        `Review ${dayAndMonth(new Date(`${admission.review_date.slice(0, 10)}T00:00:00`))}`,
      ),
  ];
}

// Names of attendings are optional; where nobody has one, a column of blanks would only take room.
/** @param {Console.Row} row */
const namesAttending = (row) => Boolean(row.admission.attending_name);

/**
 * The rows in the order asked for: closed ones last, and equal ones by admission, newest first.
 *
 * @param {Console.Row[]} rows
 * @param {Console.Sort} sort
 */
export function sorted(rows, sort) {
  return [...rows].sort((a, b) => compare(a, b, sort));
}

/**
 * @param {Console.Row} a
 * @param {Console.Row} b
 * @param {Console.Sort} sort
 */
function compare(a, b, { column, descending }) {
  const { key, reversed } = COLUMNS[column];
  const [x, y] = [key(a), key(b)];
  const order = typeof x === 'number' && typeof y === 'number' ? x - y : text(x, y);
  const signed = Boolean(descending) === Boolean(reversed) ? order : -order;
  const closed = Number(Boolean(a.admission.restricted)) - Number(Boolean(b.admission.restricted));
  return closed || signed || (b.admission.admit_date ?? '').localeCompare(a.admission.admit_date ?? '');
}
