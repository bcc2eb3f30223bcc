/** The chart with its legend and its tables, as a part of the stay's page that goes on when something was recorded. */
import { legend } from '../chart/legend.js';
import { trajectoryChart } from '../chart/trajectory-chart.js';
import { element, fill } from '../dom.js';
import { nothing } from '../notices.js';
import { texts } from '../texts.js';
import { history } from './history.js';

const words = texts.stay;

/**
 * `show(record, course)` draws what has changed, `tick(now)` moves the clock on, `end()` takes all of it away.
 *
 * @param {HTMLElement} page
 * @param {Set<string>} shown
 * @param {import('../record/recorder.js').Recorder} recording
 * @param {AbortSignal} signal
 * @param {number} arrived when the data came
 */
export function chartPart(page, shown, recording, signal, arrived) {
  const place = element('div', { class: 'chart-part' });
  page.append(place);
  let drawn = '';
  let looked = new AbortController();
  signal.addEventListener('abort', () => looked.abort(), { once: true });

  /**
   * @param {Console.StayRecord} record
   * @param {Chart.Course} course
   */
  function show({ admission, trajectory, timeline, plan }, course) {
    const looks = JSON.stringify([admission.admit_date, admission.discharge_date, trajectory, timeline, plan]);
    if (looks === drawn) return;
    drawn = looks;
    const focus = focusIn(place);
    looked.abort();
    looked = new AbortController();
    draw(course, looked.signal);
    focus(place);
  }

  /**
   * @param {Chart.Course} course
   * @param {AbortSignal} ends
   */
  function draw(course, ends) {
    if (!course.steps.length) {
      const none = nothing(words.noTrajectory, element('p', {}, words.noTrajectoryWhy));
      fill(place, none, history(course, shown, null, recording, ends).node);
      return;
    }
    const host = element('section', { class: 'chart', 'aria-label': 'Trajectory' });
    fill(place, host);
    const chart = trajectoryChart(host, course, shown, ends);
    // How long the chart took from the data's arrival; the promise is 200 ms with 2,000 marks.
    host.dataset.drawnInMs = String(Math.round(performance.now() - arrived));
    host.dataset.marks = String(course.marks.length);
    const tables = history(course, shown, chart, recording, ends);
    const toggled = () => {
      chart.draw();
      tables.refilter();
    };
    host.prepend(...legend(course, shown, toggled));
    place.append(tables.node);
  }

  return {
    show,
    /** @param {number} _now */
    tick: (_now) => {},
    end: () => {
      looked.abort();
      drawn = '';
      fill(place);
    },
  };
}

/**
 * What gives the focus back to the same line of a table that was drawn anew.
 *
 * @param {HTMLElement} place
 * @returns {(place: HTMLElement) => void}
 */
function focusIn(place) {
  const line =
    place.contains(document.activeElement) && document.activeElement?.closest('[data-mark-id], [data-step-id]');
  if (!(line instanceof HTMLElement)) return () => {};
  const { markId, stepId } = line.dataset;
  const same = markId ? `[data-mark-id="${markId}"] button` : `[data-step-id="${stepId}"] button`;
  return (now) => /** @type {HTMLElement | null} */ (now.querySelector(same))?.focus();
}
