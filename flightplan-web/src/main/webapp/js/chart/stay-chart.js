/**
 * All of a stay that is drawn and listed: the chart with its legend and tools, time travel, and the tables beneath. What the page of
 * a stay puts in its place.
 */
import { element } from '../dom.js';
import { history } from '../stay/history.js';
import { shownAtFirst } from './categories.js';
import { courseAt, courseOf } from './course.js';
import { save } from './export.js';
import { legend } from './legend.js';
import { momentInWords } from './moments.js';
import { button } from './navigation.js';
import { timeTravel } from './time-travel.js';
import { trajectoryChart } from './trajectory-chart.js';
import { timeZone } from '../words.js';
import { texts } from '../texts.js';

const words = texts.chart.tools;

/**
 * Appends to `page`, which must be in the document. `update(record)` shows the stay as it has become, `tick(now)` moves the clock
 * on; while the past is shown both wait for the present.
 *
 * @param {HTMLElement} page
 * @param {Parameters<typeof courseOf>[0]} record
 * @param {AbortSignal} signal
 * @param {Chart.Options} [options]
 */
export function stayChart(page, record, signal, options) {
  const arrived = performance.now();
  let course = courseOf(record);
  const shown = shownAtFirst();
  const host = element('section', { class: 'chart', 'aria-label': texts.chart.title });
  page.append(host);
  const chart = trajectoryChart(host, course, shown, signal, options);
  // How long the chart took from the data's arrival.
  host.dataset.drawnInMs = String(Math.round(performance.now() - arrived));
  host.dataset.marks = String(course.marks.length);
  const tables = history(course, shown, chart, signal, options?.correct);
  const key = legend(course, shown, () => {
    chart.draw();
    tables.refilter();
  });
  const travel = timeTravel(
    record.admission.id,
    course,
    (past) => {
      page.classList.toggle('past-shown', Boolean(past));
      show(past ?? course);
    },
    signal,
  );
  /** @param {'png' | 'svg'} type */
  const saveAs = async (type) => save(await chart.picture(type), type, course.now);
  host.querySelector('.chart-tools')?.append(
    travel.button,
    button('PNG', words.png, () => saveAs('png')),
    button('SVG', words.svg, () => saveAs('svg')),
    button(words.print, words.printStay, () => window.print()),
  );
  const printed = element('p', { class: 'print-note' });
  window.addEventListener(
    'beforeprint',
    () => (printed.textContent = words.printed(momentInWords(course, Date.now()), timeZone())),
    { signal },
  );
  host.prepend(travel.bar, ...key.nodes);
  host.append(printed);
  page.append(tables.node);

  /** @param {Chart.Course} drawn */
  function show(drawn) {
    chart.update(drawn);
    tables.update(drawn);
    key.update(drawn);
    host.dataset.marks = String(drawn.marks.length);
  }

  return {
    /** @param {Parameters<typeof courseOf>[0]} next */
    update(next) {
      course = courseOf(next);
      travel.present(course);
      if (!travel.isPast()) show(course);
    },
    /** @param {number} now */
    tick(now) {
      course = courseAt(course, now);
      travel.present(course);
      if (!travel.isPast()) chart.tick(now);
    },
    view: chart.view,
    openMark: chart.openMark,
    openPlanned: chart.openPlanned,
  };
}
