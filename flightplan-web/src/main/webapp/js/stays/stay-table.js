import { element, fill } from '../dom.js';
import { go, toStay } from '../router.js';
import { texts } from '../texts.js';
import { COLUMNS } from './columns.js';

const words = texts.list;
const NAMES = /** @type {Console.Column[]} */ (Object.keys(COLUMNS));

/**
 * A table of stays: `node`, and `show(rows, wanted)`, which writes the lines alone that have changed, so that focus, scroll
 * and selection stay. `onSort(sort)` is called when a heading is chosen, `openClosed(handle)` when a closed row is.
 *
 * @param {(sort: Console.SortName) => void} onSort
 * @param {(handle: string) => void} openClosed
 */
export function stayTable(onSort, openClosed) {
  const head = element('tr', { role: 'row' });
  const body = element('tbody', { role: 'rowgroup' });
  const node = element(
    'table',
    { class: 'stays', role: 'table' },
    element('caption', { class: 'unseen' }, words.caption),
    element('thead', { role: 'rowgroup' }, head),
    body,
  );
  /** @type {Map<string, { line: HTMLTableRowElement, looks: string }>} */
  let lines = new Map();
  let headed = '';

  /**
   * @param {Console.Row[]} rows
   * @param {Console.Wanted | null} wanted null for what a search found
   */
  function show(rows, wanted) {
    const columns = NAMES.filter((name) => isShown(name, rows, wanted));
    const heading = `${columns} ${wanted?.sort}`;
    if (heading !== headed) {
      const chosen = focused(head)?.dataset.column;
      fill(
        head,
        columns.map((name) => headingOf(name, wanted?.sort, onSort)),
      );
      headed = heading;
      if (chosen) /** @type {HTMLElement | null} */ (head.querySelector(`[data-column="${chosen}"]`))?.focus();
    }
    const context = { now: Date.now(), surnames: surnamesOf(rows) };
    const before = lines;
    const hadFocus = focused(body)?.closest('tr')?.dataset.admissionId;
    lines = new Map();
    rows.forEach((row, index) => {
      const key = row.admission.id ?? row.admission.access_handle ?? String(index);
      const looks = looksOf(row, context, columns);
      const known = before.get(key);
      const line = known?.looks === looks ? known.line : lineOf(row, context, columns, openClosed);
      lines.set(key, { line, looks });
      if (body.children[index] !== line) body.insertBefore(line, body.children[index] ?? null);
    });
    while (body.children.length > rows.length) body.lastElementChild?.remove();
    if (hadFocus && !focused(body)) {
      /** @type {HTMLElement | null} */ (body.querySelector(`[data-admission-id="${hadFocus}"] .name`))?.focus();
    }
  }
  return { node, show };
}

/** @param {HTMLElement} within */
function focused(within) {
  const active = document.activeElement;
  return active instanceof HTMLElement && within.contains(active) ? active : null;
}

/**
 * @param {Console.Column} name
 * @param {Console.Row[]} rows
 * @param {Console.Wanted | null} wanted
 */
function isShown(name, rows, wanted) {
  // a column of blanks, or of one word, would only take room
  if (name === 'attending') return rows.some(({ admission }) => admission.attending_name);
  if (name === 'target') return rows.some(({ admission }) => admission.target_discharge_date);
  if (name === 'tasks') return rows.some(({ admission }) => admission.open_tasks);
  if (name === 'status') return !wanted || wanted.status === 'all';
  return true;
}

/**
 * @param {Console.Column} name
 * @param {string | undefined} sort
 * @param {(sort: Console.SortName) => void} onSort
 */
function headingOf(name, sort, onSort) {
  const { sort: first } = COLUMNS[name];
  const label = words.columns[name];
  if (!first || !sort) return element('th', { scope: 'col', role: 'columnheader', class: `col-${name}` }, label);
  const turned = /** @type {Console.SortName} */ (first.startsWith('-') ? first.slice(1) : `-${first}`);
  const order = sort === first || sort === turned ? (sort.startsWith('-') ? 'descending' : 'ascending') : 'none';
  return element(
    'th',
    { scope: 'col', role: 'columnheader', 'aria-sort': order, class: `col-${name}` },
    element(
      'button',
      { type: 'button', 'data-column': name, onclick: () => onSort(sort === first ? turned : first) },
      label,
    ),
  );
}

/**
 * @param {Console.Row} row
 * @param {Console.RowContext} context
 * @param {Console.Column[]} columns
 * @param {(handle: string) => void} openClosed
 */
function lineOf(row, context, columns, openClosed) {
  const { admission } = row;
  // The name is the link that keys reach; the whole line takes the pointer.
  /** @param {Dom.Click} event */
  const open = (event) => {
    if (event.target.closest('a') || String(getSelection())) return;
    if (admission.restricted) openClosed(admission.access_handle);
    else if (event.button === 1 || event.ctrlKey || event.metaKey)
      window.open(toStay(admission.id), '_blank', 'noopener');
    else if (event.button === 0) go(toStay(admission.id));
  };
  return element(
    'tr',
    {
      role: 'row',
      'data-admission-id': admission.id,
      'data-status': admission.status,
      onclick: open,
      onauxclick: open,
    },
    columns.map((name) =>
      element(
        'td',
        { role: 'cell', class: `col-${name}`, 'data-label': words.columns[name] },
        COLUMNS[name].cell(row, context),
      ),
    ),
  );
}

/**
 * What a line looks like, as a text: it is written anew when that changes.
 *
 * @param {Console.Row} row
 * @param {Console.RowContext} context
 * @param {Console.Column[]} columns
 */
function looksOf({ admission, manifest, ...row }, { now, surnames }, columns) {
  const alike = surnames.get(`${admission.current_location} ${row.surname}`);
  return JSON.stringify([row, admission, manifest?.name, alike, columns, Math.floor(now / 60_000)]);
}

/**
 * How many patients of a location have a surname.
 *
 * @param {Console.Row[]} rows
 */
function surnamesOf(rows) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { surname, admission } of rows) {
    if (!surname || admission.status !== 'active') continue;
    const key = `${admission.current_location} ${surname}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}
