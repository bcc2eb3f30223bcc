/**
 * The stay as tables beneath the chart: what happened, where and how ill, and what is planned. They say all that the chart
 * shows, so they are its alternative for a reader who can't see it; each line opens the call-out on the chart.
 */
import { fieldInWords, inWords, legendGlyph, when } from '../chart/call-out-body.js';
import { lasting, momentInWords } from '../chart/moments.js';
import { gapInWords, placeInTime } from '../chart/plan.js';
import { element, fill, written } from '../dom.js';
import { placeBadge } from '../places.js';
import { riskBadge } from '../risk.js';
import { dayInYear } from '../words.js';
import { texts } from '../texts.js';

/** Thousands of lines must hold up neither the chart nor a switch of the legend: the next ones come when they are scrolled to. */
const CHUNK = 50;
const SINCE = texts.chart.callOut.since;
const words = texts.chart.tables;

/**
 * {node, refilter, update}: `refilter` goes by what the legend has changed in `shown`, `update` shows another course.
 *
 * @param {Chart.Course} shownCourse
 * @param {Set<string>} shown
 * @param {Chart.Handle} chart
 * @param {AbortSignal} signal
 * @param {Chart.Options['correct']} [correct]
 */
export function history(shownCourse, shown, chart, signal, correct = () => null) {
  let course = shownCourse;
  /** @type {Chart.Mark[]} */
  let listed = [];
  let count = 0;
  const marks = element('tbody');
  const steps = element('tbody');
  const plan = element('tbody');
  const foot = element('p', { class: 'list-foot' });
  const more = element('button', { type: 'button', class: 'more', onclick: () => add() }, words.more);
  function add() {
    const next = listed.slice(count, count + CHUNK);
    count += next.length;
    marks.append(...next.map((mark) => markRow(course, mark, chart, correct)));
    more.hidden = count >= listed.length;
  }
  const seen = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && add());
  seen.observe(more);
  signal.addEventListener('abort', () => seen.disconnect(), { once: true });

  function refilter() {
    listed = course.marks.filter(({ category }) => shown.has(category)).reverse();
    const hidden = course.marks.length - listed.length;
    foot.textContent = hidden ? words.hidden(hidden) : '';
    foot.hidden = !hidden;
    count = 0;
    fill(marks);
    add();
  }
  const planSection = section(words.planned, table('plan', [words.when, words.what, words.phase, words.soFar], plan));

  /** @param {Chart.Course} next */
  function update(next) {
    course = next;
    const planned = [...(course.plan?.items ?? [])].sort(
      (a, b) => (placeInTime(a) ?? Infinity) - (placeInTime(b) ?? Infinity),
    );
    fill(
      steps,
      [...course.steps].reverse().map((step) => stepRow(course, step, chart, correct)),
    );
    fill(
      plan,
      planned.map((item) => planRow(course, item, chart)),
    );
    planSection.hidden = !planned.length;
    refilter();
  }
  update(shownCourse);
  const node = element(
    'div',
    { class: 'history' },
    section(words.happened, table('marks', [words.when, words.kind, words.what, words.details], marks), more, foot),
    element(
      'div',
      { class: 'history-side' },
      planSection,
      section(
        words.where,
        table('steps', [words.from, words.lasted, texts.chart.head.place, texts.chart.head.risk], steps),
      ),
    ),
  );
  return { node, refilter, update };
}

/**
 * @param {string} title
 * @param {Dom.Child[]} children
 */
function section(title, ...children) {
  return element('section', {}, element('h2', {}, title), element('div', { class: 'list' }, children));
}

/**
 * @param {'marks' | 'steps' | 'plan'} name
 * @param {string[]} headings
 * @param {HTMLElement} body
 */
function table(name, headings, body) {
  return element(
    'table',
    { class: `history-table history-${name}` },
    element('caption', { class: 'unseen' }, words.captions[name]),
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
 * @param {Chart.Handle} chart
 * @param {NonNullable<Chart.Options['correct']>} correct
 */
function markRow(course, mark, chart, correct) {
  return element(
    'tr',
    { 'data-mark-id': mark.id, 'data-event-type': mark.type, 'data-since': mark.since },
    element('td', { class: 'when' }, when(course, mark.moment)),
    element('td', { class: 'kind' }, legendGlyph(mark.category), mark.typeLabel),
    element(
      'td',
      {},
      opener(mark.headline, (options) => chart.openMark(mark.id, options)),
      mark.since && element('span', { class: 'flag' }, SINCE[mark.since]),
    ),
    element('td', { class: 'details' }, written(summary(course, mark)), correct(mark.id)),
  );
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Step} step
 * @param {Chart.Handle} chart
 * @param {NonNullable<Chart.Options['correct']>} correct
 */
function stepRow(course, step, chart, correct) {
  const length = step.last && !course.open ? '' : lasting(step.to - step.from);
  return element(
    'tr',
    { 'data-step-id': step.id, 'data-location': step.location, 'data-level': step.level },
    element(
      'td',
      { class: 'when' },
      opener(momentInWords(course, step.from), (options) => chart.openStep(step.id, options)),
    ),
    element('td', { class: 'when' }, length),
    element('td', {}, placeBadge(course.manifest, step.location, step.bed)),
    element('td', {}, riskBadge(step.level, step.risk), correct(step.id)),
  );
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Planned} item
 * @param {Chart.Handle} chart
 */
function planRow(course, item, chart) {
  const at = placeInTime(item);
  const day = at === undefined ? '–' : item.wholeDay ? dayInYear(at, course.now) : momentInWords(course, at);
  return element(
    'tr',
    { 'data-planned-id': item.id, 'data-kind': item.kind },
    element('td', { class: 'when' }, day),
    element(
      'td',
      {},
      at === undefined ? written(item.label) : opener(item.label, (options) => chart.openPlanned(item.id, options)),
    ),
    element('td', {}, item.row),
    element('td', {}, gapInWords(item, course.now)),
  );
}

/**
 * @param {string} label
 * @param {(options: Chart.OpenOptions) => void} open
 */
function opener(label, open) {
  /** @param {Dom.Click} event */
  const onclick = (event) => open({ focus: true, from: event.currentTarget });
  return element('button', { type: 'button', class: 'open', onclick }, written(label));
}

/**
 * @param {Chart.Course} course
 * @param {Chart.Mark} mark
 */
function summary(course, { details, headline }) {
  return Object.entries(details)
    .filter(([name, value]) => !name.endsWith('_id') && value !== null && !headline.includes(String(value)))
    .map(([name, value]) => `${fieldInWords(course, name, value)}: ${inWords(course, name, value)}`)
    .join(' · ');
}
