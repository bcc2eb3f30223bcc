/** The patient list: who is here, where, and how ill. */
import { all } from '../api.js';
import { element, fill } from '../dom.js';
import { failure, nothing, pause, waiting } from '../notices.js';
import { manifestOf } from '../ward.js';
import { dayAndTime } from '../words.js';
import { filters } from './filters.js';
import { showClosed } from '../stay/stay.js';
import { findStays, readStays } from './rows.js';
import { COLUMNS, stayTable } from './stay-table.js';

const EMPTY_RETRY_MS = 5000;

/** @typedef {{ rows: Console.Row[], next?: string, more: boolean, sought: string }} State */

// Kept while the page lives, so that the way back from a stay leads to the same list. What was searched is not kept.
/** @type {Console.Wanted} */
let wanted = { status: 'active', location: '', risk: '', specialty: '' };
/** @type {Console.Sort} */
let sort = { column: 'risk', descending: true };

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'signal'>} visit
 */
export async function showStays(root, { signal }) {
  const specialties = await all('specialties', {}, { signal });
  const manifests = await Promise.all(specialties.map(({ name }) => manifestOf(name)));
  const bar = element('div');
  const list = element('section', { class: 'list', 'aria-label': 'Stays' });
  fill(root, element('div', { class: 'page' }, element('h1', {}, 'Stays'), bar, list));
  /** @type {State} */
  const state = { rows: [], more: false, sought: '' };
  let asked = 0;

  /** @param {Console.Wanted} changed */
  const refilter = (changed) => {
    wanted = changed;
    load('');
  };
  /** @param {string} sought */
  const load = async (sought) => {
    Object.assign(state, { rows: [], next: undefined, more: false, sought });
    fill(bar, filters({ ...wanted, sought }, manifests, refilter, load));
    fill(list, waiting('Loading stays …'));
    await read();
  };
  const read = async () => {
    // The answer to a question is dropped once another was asked, were it the same again.
    asked += 1;
    const question = asked;
    const isDropped = () => signal.aborted || question !== asked;
    try {
      const page = state.sought ? await findStays(state.sought, signal) : await readStays(wanted, state.next, signal);
      if (isDropped()) return;
      state.rows.push(...page.rows);
      state.next = page.next;
      state.more = page.more;
      draw();
    } catch (error) {
      if (isDropped()) return;
      fill(
        list,
        failure(error, () => load(state.sought)),
      );
    }
  };
  const draw = () => {
    const rows =
      state.sought || !wanted.risk ? state.rows : state.rows.filter((row) => String(row.level) === wanted.risk);
    /** @param {Console.Column} column */
    const resort = (column) => {
      sort = { column, descending: sort.column === column ? !sort.descending : column === 'risk' };
      draw();
      /** @type {HTMLElement | null} */ (list.querySelector(`[data-sort="${column}"]`))?.focus();
    };
    fill(
      list,
      rows.length ? stayTable(rows, sort, resort, (handle) => showClosed(root, handle)) : empty(state),
      foot(rows, state, read, load),
    );
  };
  await load('');
  while (!signal.aborted) {
    await pause(EMPTY_RETRY_MS, signal);
    if (!state.rows.length && !state.sought) await read();
  }
}

/** @param {State} state */
function empty({ sought, next }) {
  if (sought)
    return nothing(
      'No stay found',
      element('p', {}, 'No patient of this hospital has a name that begins so, this MRN or this date of birth.'),
    );
  if (wanted.risk && next)
    return nothing('None among the stays loaded', element('p', {}, 'Show more to look further.'));
  return nothing(
    'No stays match',
    element('p', {}, 'New ones appear here by themselves. Other filters may show more.'),
  );
}

/**
 * @param {Console.Row[]} rows
 * @param {State} state
 * @param {() => void} readMore
 * @param {(sought: string) => void} reload
 */
function foot(rows, { next, more, sought }, readMore, reload) {
  const count = rows.length === 1 ? '1 stay' : `${rows.length} stays`;
  const order = next ? `, sorted by ${COLUMNS[sort.column].label.toLowerCase()} among those loaded` : '';
  return element(
    'p',
    { class: 'list-foot' },
    element('span', { role: 'status' }, `${count}${order} · as of ${dayAndTime(Date.now())}`),
    next && element('button', { type: 'button', onclick: readMore }, 'Show more'),
    more && element('span', { role: 'note' }, 'Only the newest patients who match: type more of the name.'),
    sought
      ? element('button', { type: 'button', onclick: () => reload('') }, 'Back to the list')
      : element('button', { type: 'button', class: 'quiet', onclick: () => reload('') }, 'Refresh'),
  );
}
