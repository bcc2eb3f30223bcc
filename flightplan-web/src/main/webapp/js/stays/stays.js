/** The patient list: who is here, where, and how ill. It follows what is recorded elsewhere. */
import { mayAdmit } from '../admit/admit.js';
import { element, fill } from '../dom.js';
import { onKey } from '../keys.js';
import { follow } from '../live.js';
import { failure, nothing, waiting } from '../notices.js';
import { refresher } from '../refresher.js';
import { go, noteList, toAdmit, toHandover } from '../router.js';
import { showClosed } from '../stay/stay.js';
import { texts } from '../texts.js';
import { hospitalsManifests } from '../ward.js';
import { beginningOf, dayAndTime, dayMonthYear } from '../words.js';
import { filters } from './filters.js';
import { erased, findStays, readMore, readStays } from './rows.js';
import { stayTable } from './stay-table.js';
import { queryOf, wantedOf } from './wanted.js';

const MINUTE = 60_000;
const RETRY_MS = 3_000;
/** How far ahead of its end the list goes on, in pixels. */
const AHEAD = 1_500;
const words = texts.list;

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'query' | 'signal'>} visit
 */
export async function showStays(root, { query, signal }) {
  const manifests = await hospitalsManifests();
  if (signal.aborted) return;
  let wanted = wantedOf(query);
  let sought = '';
  /** @type {import('./rows.js').Found} */
  let found = { rows: [] };
  let read = 0;
  let asked = 0;
  /** @type {unknown} */
  let trouble = null;

  const bar = element('div');
  const list = element('section', { class: 'list', 'aria-label': words.title });
  const count = element('span', { role: 'status' });
  const foot = element('p', { class: 'list-foot' });
  const sheet = element('a', { class: 'button' }, texts.handover.link);
  const page = element('div', { class: 'page' }, heading(sheet), bar, list);
  fill(root, page);
  const table = stayTable(
    (sort) => refilter({ ...wanted, sort }, true),
    (handle) => showClosed(root, handle),
  );

  /**
   * @param {Console.Wanted} changed
   * @param {boolean} [fromTable]
   */
  const refilter = (changed, fromTable = false) => {
    wanted = changed;
    noteList(queryOf(wanted));
    nameSheet();
    if (fromTable) drawBar();
    return load(true);
  };
  /** @param {string} text */
  const seek = (text) => {
    sought = text;
    found = { rows: [] };
    drawBar();
    fill(list, waiting(words.loading));
    return load();
  };
  const drawBar = () => fill(bar, filters(wanted, sought, manifests, refilter, seek));
  const nameSheet = () => sheet.setAttribute('href', toHandover(wanted.location));

  /** Reads what is shown, or what is asked for now; rows that are there stay until others have come. */
  const load = async (anew = false) => {
    // The answer to a question is dropped once another was asked, were it the same again.
    asked += 1;
    const question = asked;
    const shown = anew ? 0 : found.rows.length;
    try {
      const answer = sought ? await findStays(sought, signal) : await readStays(wanted, shown, signal);
      if (signal.aborted || question !== asked) return;
      found = answer;
      read = Date.now();
      trouble = null;
    } catch (error) {
      if (signal.aborted || question !== asked) return;
      trouble = error;
      setTimeout(changes.due, RETRY_MS);
    }
    draw();
  };
  const more = async () => {
    const { next } = found;
    if (!next || sought) return;
    const question = asked;
    try {
      const page = await readMore(wanted, next, signal);
      // read anew meanwhile, or asked for twice
      if (signal.aborted || question !== asked || found.next !== next) return;
      found = { ...found, rows: [...found.rows, ...page.rows], next: page.next };
      draw();
    } catch (error) {
      trouble = error;
      if (!signal.aborted) draw();
    }
  };
  const nextPage = element('button', { type: 'button', onclick: more }, words.more);
  const back = element('button', { type: 'button', onclick: () => seek('') }, words.back);
  const ahead = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && more(), {
    rootMargin: `${AHEAD}px`,
  });
  signal.addEventListener('abort', () => ahead.disconnect(), { once: true });

  const draw = () => {
    const { rows, next, total, more: others } = found;
    table.show(rows, sought ? null : wanted);
    const body = rows.length ? table.node : trouble ? null : empty(sought, found);
    count.textContent = `${words.stays(rows.length, total)} · ${words.asOf(dayAndTime(read))}`;
    fill(
      foot,
      !trouble && count,
      next && nextPage,
      others && element('span', { role: 'note' }, words.onlyNewest),
      sought && back,
    );
    const parts = [readAs(found, seek), trouble && failure(trouble, load), body, foot].filter(
      (part) => part instanceof Node,
    );
    // the table keeps its place, and with it focus and scroll
    if (parts.length !== list.children.length || parts.some((part, index) => list.children[index] !== part))
      fill(list, ...parts);
    ahead.unobserve(nextPage);
    if (next && !trouble) ahead.observe(nextPage);
  };

  const changes = refresher(() => load(), signal);
  follow((heard) => {
    if (heard.kind === 'event' && heard.event.event_type === 'patient.erased') {
      found = { ...found, rows: found.rows.map((row) => (isOf(row, heard.event.stream_id) ? erased(row) : row)) };
      if (found.rows.length) draw();
    }
    if (heard.kind === 'missed' ? read > 0 : heard.kind === 'event' && concerns(heard.event)) changes.due();
  }, signal);
  /** @param {Console.LogEvent} event */
  const concerns = ({ event_type: type }) => !type?.startsWith('unit.');
  const ticking = setInterval(() => found.rows.length && table.show(found.rows, sought ? null : wanted), MINUTE);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });
  onKey('/', () => /** @type {HTMLElement | null} */ (bar.querySelector('#sought'))?.focus(), signal);

  if (mayAdmit()) onKey('a', () => go(toAdmit()), signal);

  drawBar();
  nameSheet();
  fill(list, waiting(words.loading));
  noteList(queryOf(wanted));
  await load();
}

/** @param {HTMLElement} sheet */
function heading(sheet) {
  return element(
    'div',
    { class: 'page-head' },
    element('h1', {}, words.title),
    element(
      'span',
      { class: 'page-ways' },
      sheet,
      mayAdmit() &&
        element(
          'a',
          { class: 'button', href: toAdmit(), 'aria-keyshortcuts': 'a' },
          words.admit,
          ' ',
          element('kbd', {}, 'a'),
        ),
    ),
  );
}

/**
 * @param {Console.Row} row
 * @param {Api.Id | undefined} patient
 */
const isOf = ({ admission }, patient) => patient !== undefined && admission.patient_id === patient;

/**
 * @param {string} sought
 * @param {import('./rows.js').Found} found
 */
function empty(sought, { born }) {
  return sought
    ? nothing(words.notFound, element('p', {}, words.notFoundWhy(Boolean(born))))
    : nothing(words.noneMatch, element('p', {}, words.noneMatchWhy));
}

/**
 * How a date was understood, and the other way to understand it.
 *
 * @param {import('./rows.js').Found} found
 * @param {(text: string) => void} seek
 */
function readAs({ born }, seek) {
  if (!born) return null;
  const { day, other } = born;
  const said = (/** @type {Api.Day} */ date) => dayMonthYear(beginningOf(date));
  return element(
    'p',
    { class: 'list-note', role: 'note' },
    other ? words.ambiguous(said(day)) : words.bornOn(said(day)),
    ' ',
    other &&
      element('button', { type: 'button', class: 'quiet', onclick: () => seek(other) }, words.instead(said(other))),
  );
}
