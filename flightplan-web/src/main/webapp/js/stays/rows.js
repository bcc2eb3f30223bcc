/** Reads stays and joins what a line of the list shows: the stay with its patient, and the words of the specialty's manifest. */
import { all, get } from '../api.js';
import { DISCHARGED_LEVEL, levelOf, riskLabel } from '../risk.js';
import { texts } from '../texts.js';
import { manifestOf } from '../ward.js';
import { age } from '../words.js';
import { findPatients } from './search.js';
import { parametersOf } from './wanted.js';

/** Enough for any screen; what is read behind it comes in the largest pages that there are. */
const FIRST_PAGE = 50;
const LARGEST_PAGE = 200;

/**
 * @typedef {object} Found
 * @property {Console.Row[]} rows
 * @property {string} [next] the cursor of the page behind these
 * @property {number} [total]
 * @property {boolean} [more] whether the search found more than could be shown
 * @property {{ day: Api.Day, other?: Api.Day } | null} [born] the date that was looked for
 */

/**
 * The stays that are asked for: the first page of them, or as many as were shown before.
 *
 * @param {Console.Wanted} wanted
 * @param {number} shown
 * @param {AbortSignal} [signal]
 * @returns {Promise<Found>}
 */
export async function readStays(wanted, shown = 0, signal = undefined) {
  const { total, ...first } = await readPage(wanted, undefined, Math.max(FIRST_PAGE, shown), signal);
  let { rows, next } = first;
  while (next && rows.length < shown) {
    const page = await readPage(wanted, next, shown - rows.length, signal);
    rows = [...rows, ...page.rows];
    next = page.next;
  }
  return { rows, next, total };
}

/**
 * The page behind a cursor.
 *
 * @param {Console.Wanted} wanted
 * @param {string} cursor
 * @param {AbortSignal} [signal]
 */
export const readMore = (wanted, cursor, signal) => readPage(wanted, cursor, LARGEST_PAGE, signal);

/**
 * @param {Console.Wanted} wanted
 * @param {string | undefined} cursor
 * @param {number} size
 * @param {AbortSignal} [signal]
 * @returns {Promise<Found>}
 */
async function readPage(wanted, cursor, size, signal) {
  const limit = Math.min(LARGEST_PAGE, size);
  const { items, next, total } = await get('admissions', { ...parametersOf(wanted), limit, cursor }, { signal });
  return { rows: await joined(items), next, total };
}

/**
 * Every stay of the patients whom a text finds.
 *
 * @param {string} text
 * @param {AbortSignal} [signal]
 * @returns {Promise<Found>}
 */
export async function findStays(text, signal) {
  const { ids, closed, more, born } = await findPatients(text, signal);
  const stays = await Promise.all(ids.map((id) => all('admissions', { patient_id: id }, { signal })));
  return { rows: await joined([...stays.flat(), ...closed]), more, born };
}

/**
 * The same row once its patient is known to be erased.
 *
 * @param {Console.Row} row
 * @returns {Console.Row}
 */
export function erased(row) {
  const { admission } = row;
  if (admission.restricted) return row;
  const left = { ...admission, patient: { id: admission.patient_id }, chief_complaint: undefined };
  return { ...row, admission: left, name: texts.erased, mrn: '', age: '', born: '', surname: '' };
}

/** @param {Console.Row['admission'][]} admissions */
const joined = (admissions) => Promise.all(admissions.map(row));

/**
 * @param {Api.Admission | Api.ClosedAdmission} admission
 * @returns {Promise<Console.Row>}
 */
async function row(admission) {
  return admission.restricted ? closedRow(admission) : openRow(admission);
}

/**
 * @param {Api.ClosedAdmission} admission
 * @returns {Console.Row}
 */
function closedRow(admission) {
  const discharged = admission.status === 'discharged';
  return {
    admission,
    manifest: null,
    level: discharged ? DISCHARGED_LEVEL : undefined,
    name: texts.closedPatient,
    surname: '',
    mrn: '',
    age: '',
    born: '',
    risk: discharged ? texts.discharged : texts.chart.notShown,
  };
}

/**
 * @param {Api.Admission} admission
 * @returns {Promise<Console.Row>}
 */
async function openRow(admission) {
  const manifest = await manifestOf(admission.specialty);
  const { patient, current_risk: risk, current_location: location } = admission;
  const discharged = admission.status === 'discharged';
  const until = discharged && admission.discharge_date ? Date.parse(admission.discharge_date) : Date.now();
  return {
    admission,
    manifest,
    level: discharged ? DISCHARGED_LEVEL : levelOf(manifest, risk, location),
    // whose stay has ended may be closed, and that stay not
    name: patient ? (patient.name ?? texts.erased) : texts.closedPatient,
    surname: surnameOf(patient?.name),
    mrn: patient?.mrn ?? '',
    age: age(patient?.date_of_birth, until),
    born: patient?.date_of_birth ?? '',
    risk: discharged ? texts.discharged : riskLabel(manifest, risk),
  };
}

// "Mock, Patient" or "Patient Mock"
/** @param {string | undefined} name */
function surnameOf(name = '') {
  const [before, after] = name.split(',');
  const words = before.trim().split(/\s+/);
  return (after === undefined ? words[words.length - 1] : before.trim()).toLocaleLowerCase();
}
