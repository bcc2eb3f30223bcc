/** One stay: who, where and how ill now; the trajectory chart; and all of it again as tables. */
import { all, ApiError, get } from '../api.js';
import { courseOf } from '../chart/course.js';
import { legend } from '../chart/legend.js';
import { shownAtFirst } from '../chart/categories.js';
import { trajectoryChart } from '../chart/trajectory-chart.js';
import { element, fill } from '../dom.js';
import { nothing, waiting } from '../notices.js';
import { go, toStay, toStays } from '../router.js';
import { manifestOf, patientOf } from '../ward.js';
import { breakGlass } from './break-glass.js';
import { header } from './header.js';
import { history } from './history.js';

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'id' | 'signal'>} visit
 */
export async function showStay(root, { id, signal }) {
  fill(root, back(), waiting('Loading the stay …'));
  const record = await read(id, signal);
  if (signal.aborted) return;
  const arrived = performance.now();
  const course = courseOf({ ...record, now: Date.now() });
  const page = element('article', { class: 'page stay' }, header(record, course));
  fill(root, back(), page);
  if (!course.steps.length) {
    page.append(
      nothing(
        'No trajectory yet',
        element('p', {}, 'The chart begins with the first location that is recorded for this stay.'),
      ),
    );
    return;
  }
  draw(page, course, signal, arrived);
}

/**
 * @param {HTMLElement} page
 * @param {Chart.Course} course
 * @param {AbortSignal} signal
 * @param {number} arrived
 */
function draw(page, course, signal, arrived) {
  const shown = shownAtFirst();
  const host = element('section', { class: 'chart', 'aria-label': 'Trajectory' });
  page.append(host);
  const chart = trajectoryChart(host, course, shown, signal);
  // How long the chart took from the data's arrival; the promise is 200 ms with 2,000 marks.
  host.dataset.drawnInMs = String(Math.round(performance.now() - arrived));
  host.dataset.marks = String(course.marks.length);
  const tables = history(course, shown, chart, signal);
  const toggled = () => {
    chart.draw();
    tables.refilter();
  };
  host.prepend(...legend(course, shown, toggled));
  page.append(tables.node);
}

/**
 * @param {Api.Id} id
 * @param {AbortSignal} signal
 * @returns {Promise<Console.StayRecord>}
 */
async function read(id, signal) {
  const admission = await get(`admissions/${id}`, {}, { signal });
  const [patient, manifest, plan, trajectory, timeline] = await Promise.all([
    patientOf(admission.patient_id).catch(whoIsClosed),
    manifestOf(admission.specialty),
    admission.flightplan_id ? get(`flightplans/${admission.flightplan_id}`, {}, { signal }) : null,
    all(`admissions/${id}/trajectory`, {}, { signal }),
    all(`admissions/${id}/timeline`, {}, { signal }),
  ]);
  return { admission, patient, manifest, plan, trajectory, timeline };
}

// Who was in the team of a stay that has ended reads that stay, and of its patient no more.
/** @param {unknown} error */
function whoIsClosed(error) {
  if (!(error instanceof ApiError && error.errorCode === 'no_access')) throw error;
  return { name: 'Not in your care' };
}

/**
 * The form in the place of a stay that is closed; its handle is kept in no address.
 *
 * @param {HTMLElement} root
 * @param {string} handle
 */
export function showClosed(root, handle) {
  fill(
    root,
    back(),
    element(
      'div',
      { class: 'page' },
      breakGlass(handle, (id) => go(id ? toStay(id) : toStays)),
    ),
  );
}

function back() {
  return element('nav', { class: 'back', 'aria-label': 'Way back' }, element('a', { href: toStays }, '← All stays'));
}
