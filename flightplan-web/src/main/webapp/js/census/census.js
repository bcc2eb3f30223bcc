/** The census of the house or of a unit: midnights, flow, lengths of stay; and what the next days are to bring. */
import { all, ApiError, get, getContent } from '../api.js';
import { download } from '../download.js';
import { element, fill, written } from '../dom.js';
import { follow } from '../live.js';
import { failure, waiting } from '../notices.js';
import { refresher } from '../refresher.js';
import { mayOpen } from '../pages.js';
import { noteCensus } from '../router.js';
import { texts } from '../texts.js';
import { dayAndTime, timeZone } from '../words.js';
import { faceOf } from '../zone.js';
import { censusBar } from './bar.js';
import { censusChart } from './chart.js';
import { expectedPart, staysPart } from './now.js';
import { dayInWords, daysTable, midnightTable, unitsTable } from './tables.js';
import { queryOf, spanOf, wantedOf } from './wanted.js';

const MINUTE = 60_000;
const RETRY_MS = 3_000;
/** The census of a year is counted anew with each reading. */
const BETWEEN_READINGS_MS = 2_000;
const words = texts.census;

/**
 * @typedef {object} Found
 * @property {Api.DeclaredUnit[]} units
 * @property {Api.Census} census
 * @property {Api.Census[]} each of the units that were open, where the house is shown
 * @property {Api.Board | null} board
 */

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'query' | 'signal'>} visit
 */
export async function showCensus(root, { query, signal }) {
  let wanted = wantedOf(query);
  let asked = 0;
  let shownDay = '';
  const bar = censusBar({ change, csv });
  const troubles = element('div', { class: 'troubles' });
  const head = element('header', { class: 'census-head' });
  const chart = censusChart(signal);
  const [units, midnight, stays, expected] = Array.from({ length: 4 }, () => element('div', { class: 'census-part' }));
  const parts = element(
    'div',
    { class: 'census-parts', hidden: true },
    section(words.parts.chart, 'of-chart', chart.node),
    section(words.parts.units, 'of-units', units),
    section(words.parts.expected, 'of-expected', expected),
    section(words.parts.stays, 'of-stays', stays),
    section(words.parts.midnight, 'of-midnight', midnight),
  );
  const loading = waiting(words.loading);
  fill(root, element('div', { class: 'page census' }, head, bar.node, troubles, loading, parts));
  fill(head, element('h1', {}, words.title));

  /** The hospital's day of the moment that the record is looked at. */
  const today = () => faceOf(wanted.asOf ? Date.parse(wanted.asOf) : Date.now()).slice(0, 10);
  /** @param {Api.Id} unit */
  const pathOf = (unit) => /** @type {'census'} */ (unit ? `units/${unit}/census` : 'census');

  async function read() {
    asked += 1;
    const question = asked;
    const { from, to } = spanOf(wanted, today());
    const span = { from, to, as_of: wanted.asOf || undefined };
    const { unit } = wanted;
    try {
      const [known, census] = await Promise.all([all('units', {}, { signal }), get(pathOf(unit), span, { signal })]);
      const open = unit ? [] : known.filter(({ closed_at: closed }) => !closed);
      const [board, ...each] = await Promise.all([
        wanted.asOf || !mayOpen('board') ? null : get('board', {}, { signal }),
        ...open.map(({ unit_id: id }) => get(pathOf(id), span, { signal })),
      ]);
      if (signal.aborted || question !== asked) return;
      fill(troubles);
      shownDay = today();
      draw({
        units: known,
        census,
        each: /** @type {Api.Census[]} */ (each),
        board: /** @type {Api.Board | null} */ (board),
      });
    } catch (error) {
      if (signal.aborted || question !== asked) return;
      loading.remove();
      if (parts.hidden) bar.show([], wanted, spanOf(wanted, today()));
      fill(troubles, failure(error, changes.due));
      // what is asked for wrongly is wrong the next time, too
      if (!(error instanceof ApiError && [400, 404, 422].includes(error.status))) setTimeout(changes.due, RETRY_MS);
    }
  }

  /** @param {Found} found */
  function draw({ units: known, census, each, board }) {
    const now = Date.now();
    const span = spanOf(wanted, today());
    const chosen = known.find(({ unit_id: id }) => id === wanted.unit);
    const location = chosen?.location ?? null;
    loading.remove();
    parts.hidden = false;
    bar.show(known, wanted, span);
    noteCensus(queryOf(wanted));
    drawHead(chosen ? words.of(chosen.name) : words.ofHouse, census.items, span);
    const open = wanted.unit ? [] : known.filter(({ closed_at: closed }) => !closed);
    const listed = open.map(({ unit_id: id, name }, index) => ({
      name,
      href: `#/census?${queryOf({ ...wanted, unit: id })}`,
      census: each[index],
    }));
    show(units, listed.length > 0 && unitsTable(listed));
    const byUnit = listed.map(({ name, census: { items } }) => ({ name, days: items }));
    show(midnight, wanted.unit ? daysTable(census.items) : midnightTable(census.items, byUnit));
    show(stays, ...staysPart(census.los, board, location, now));
    show(expected, board && expectedPart(board, location, now));
    chart.show(census.items);
  }

  /**
   * @param {string} title
   * @param {Api.CensusDay[]} days
   * @param {{ from: Api.Day, to: Api.Day }} span
   */
  function drawHead(title, days, { from, to }) {
    const odd = days.filter(({ hours }) => hours !== 24);
    const asOf = Date.parse(wanted.asOf);
    fill(
      head,
      element('h1', {}, written(title)),
      element('p', {}, `${dayInWords(from)} – ${dayInWords(to)}`),
      wanted.asOf &&
        element(
          'p',
          { class: 'census-past', role: 'status' },
          element('strong', {}, words.past(dayAndTime(asOf))),
          ' ',
          element('button', { type: 'button', onclick: () => change({ asOf: '' }) }, words.now),
        ),
      element('p', { class: 'help' }, words.sum(timeZone())),
      odd.length > 0 &&
        element(
          'p',
          {},
          words.oddDays(odd.map(({ date, hours }) => words.oddDay(dayInWords(date), String(hours))).join(', ')),
        ),
    );
  }

  /** @param {Partial<Census.Wanted>} changed */
  function change(changed) {
    wanted = { ...wanted, ...changed };
    noteCensus(queryOf(wanted));
    read();
  }

  async function csv() {
    const { from, to } = spanOf(wanted, today());
    const span = new URLSearchParams({ from, to, ...(wanted.asOf ? { as_of: wanted.asOf } : {}) });
    try {
      const blob = await getContent(`${pathOf(wanted.unit)}?${span}`, { signal, type: 'text/csv' });
      download(blob, `census-${from}-${to}.csv`);
    } catch (error) {
      if (!signal.aborted)
        fill(
          troubles,
          failure(error, () => void csv()),
        );
    }
  }

  const changes = refresher(read, signal, BETWEEN_READINGS_MS);
  follow((heard) => {
    const type = heard.kind === 'event' ? (heard.event.event_type ?? '') : '';
    // of clinical events and plans no number of the past depends
    const counts = /^(admission|unit|flightplan)\.|^patient\.merged|^$/.test(type);
    if (heard.kind !== 'freshness' && counts && !wanted.asOf) changes.due();
  }, signal);
  // a day begins without any event
  const ticking = setInterval(() => shownDay && shownDay !== today() && changes.due(), MINUTE);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });
  await read();
}

/**
 * A part without anything is not shown.
 *
 * @param {HTMLElement} part
 * @param {Dom.Child[]} children
 */
function show(part, ...children) {
  const active = document.activeElement;
  const href = part.contains(active) ? active?.getAttribute('href') : null;
  fill(part, ...children);
  /** @type {HTMLElement} */ (part.parentElement).hidden = !part.firstChild;
  if (href) /** @type {HTMLElement | null} */ (part.querySelector(`a[href="${href}"]`))?.focus();
}

/**
 * @param {string} title
 * @param {string} kind
 * @param {HTMLElement} part
 */
const section = (title, kind, part) =>
  element('section', { class: `census-section ${kind}` }, element('h2', {}, title), part);
