/**
 * The stay as two tables beneath the chart: what happened, and where and how ill. They say all that the chart shows, so
 * they are its alternative for a reader who can't see it; each line opens the call-out on the chart.
 */
import { when, legendGlyph, inWords } from '../chart/call-out-body.js';
import { element, written } from '../dom.js';
import { placeBadge } from '../places.js';
import { riskBadge } from '../risk.js';
import { dayAndTime, duration, humanise } from '../words.js';

const CHUNK = 150;

/**
 * {node, refilter}: `refilter` shows and hides lines after the legend has changed `shown`.
 *
 * @param {Chart.Course} course
 * @param {Set<string>} shown
 * @param {Chart.Handle | null} chart
 * @param {import('../record/recorder.js').Recorder} recording
 * @param {AbortSignal} signal
 */
export function history(course, shown, chart, recording, signal) {
  const body = element('tbody');
  /** @type {{ row: HTMLElement, category: Chart.Category }[]} */
  const rows = [];
  const none = element('p', { class: 'list-foot' });
  const refilter = () => {
    for (const { row, category } of rows) row.hidden = !shown.has(category);
    const hidden = rows.filter(({ row }) => row.hidden).length;
    none.textContent = hidden ? `${hidden} more in kinds that the legend above has switched off.` : '';
    none.hidden = !hidden;
  };
  /** @param {Chart.Mark[]} marks */
  const add = (marks) => {
    for (const mark of marks) rows.push({ row: markRow(course, mark, chart, recording), category: mark.category });
    body.append(...rows.slice(-marks.length).map(({ row }) => row));
    refilter();
  };
  inChunks([...course.marks].reverse(), add, signal);
  const node = element(
    'div',
    { class: 'history' },
    element(
      'section',
      {},
      element('h2', {}, 'What happened'),
      element('div', { class: 'list' }, table('marks', ['When', 'Kind', 'What', 'Details'], body), none),
    ),
    element(
      'section',
      {},
      element('h2', {}, 'Where and how ill'),
      element(
        'div',
        { class: 'list' },
        table(
          'steps',
          ['From', 'For', 'Location · bed', 'Risk'],
          element(
            'tbody',
            {},
            [...course.steps].reverse().map((step) => stepRow(course, step, chart)),
          ),
        ),
      ),
    ),
  );
  return { node, refilter };
}

/**
 * @param {string} name
 * @param {string[]} headings
 * @param {HTMLElement} body
 */
function table(name, headings, body) {
  return element(
    'table',
    { class: `history-table history-${name}` },
    element(
      'caption',
      { class: 'unseen' },
      name === 'marks' ? 'What happened, newest first' : 'Location and risk, newest first',
    ),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        headings.map((heading) => element('th', { scope: 'col' }, heading)),
      ),
    ),
    body,
  );
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Mark} mark
 * @param {Chart.Handle | null} chart
 * @param {import('../record/recorder.js').Recorder} recording
 */
function markRow(course, mark, chart, recording) {
  /** @param {Dom.Click} event */
  const open = (event) => chart?.openMark(mark.id, { focus: true, from: event.currentTarget });
  return element(
    'tr',
    { 'data-mark-id': mark.id, 'data-event-type': mark.type },
    element('td', { class: 'when' }, when(course, mark.moment)),
    element('td', { class: 'kind' }, legendGlyph(mark.category), mark.typeLabel),
    element('td', {}, element('button', { type: 'button', class: 'open', onclick: open }, written(mark.headline))),
    element('td', { class: 'details' }, written(summary(mark)), recording.correctButton(mark.id)),
  );
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Step} step
 * @param {Chart.Handle | null} chart
 */
function stepRow(course, step, chart) {
  /** @param {Dom.Click} event */
  const open = (event) => chart?.openStep(step.id, { focus: true, from: event.currentTarget });
  const lasting = step.last && !course.open ? '' : duration(step.to - step.from);
  return element(
    'tr',
    { 'data-step-id': step.id, 'data-location': step.location, 'data-level': step.level },
    element(
      'td',
      { class: 'when' },
      element('button', { type: 'button', class: 'open', onclick: open }, dayAndTime(step.from)),
    ),
    element('td', { class: 'when' }, lasting),
    element('td', {}, placeBadge(course.manifest, step.location, step.bed)),
    element('td', {}, riskBadge(step.level, step.assumed ? 'not recorded' : step.risk)),
  );
}

/** @param {Chart.Mark} mark */
function summary({ details, headline }) {
  return Object.entries(details)
    .filter(([name, value]) => !name.endsWith('_id') && value !== null && !headline.includes(String(value)))
    .map(([name, value]) => `${humanise(name.replace(/_minutes$/, ''))}: ${inWords(name, value)}`)
    .join(' · ');
}

/**
 * The first lines at once, the others when the browser has time: thousands must not hold up the chart.
 *
 * @template Item
 * @param {Item[]} items
 * @param {(items: Item[]) => void} add
 * @param {AbortSignal} signal
 */
function inChunks(items, add, signal) {
  add(items.slice(0, CHUNK));
  if (items.length <= CHUNK || signal.aborted) return;
  setTimeout(() => inChunks(items.slice(CHUNK), add, signal));
}
