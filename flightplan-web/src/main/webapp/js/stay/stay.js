/** One stay: who, where and how ill now; the trajectory chart; and all of it again as tables. */
import { all, ApiError, get } from '../api.js';
import { courseOf } from '../chart/course.js';
import { stayChart } from '../chart/stay-chart.js';
import { element, fill } from '../dom.js';
import { nothing, waiting } from '../notices.js';
import { go, toStay, toStays } from '../router.js';
import { manifestOf, patientOf } from '../ward.js';
import { breakGlass } from './break-glass.js';
import { header } from './header.js';

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'id' | 'signal'>} visit
 */
export async function showStay(root, { id, signal }) {
  fill(root, back(), waiting('Loading the stay …'));
  const record = await read(id, signal);
  if (signal.aborted) return;
  const now = Date.now();
  const page = element('article', { class: 'page stay' }, header(record, courseOf({ ...record, now })));
  fill(root, back(), page);
  if (!record.trajectory.length)
    page.append(nothing('No location recorded yet', element('p', {}, 'What happened is shown below all the same.')));
  const chart = stayChart(page, { ...record, now }, signal);
  const clock = setInterval(() => chart.tick(Date.now()), 30_000);
  signal.addEventListener('abort', () => clearInterval(clock), { once: true });
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
