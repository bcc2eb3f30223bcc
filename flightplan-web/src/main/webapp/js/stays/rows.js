/** Reads stays and joins what a line of the list shows: the stay with its patient, and the words of the specialty's manifest. */
import { all, get } from '../api.js';
import { DISCHARGED_LEVEL, levelOf, riskLabel } from '../risk.js';
import { manifestOf } from '../ward.js';
import { age } from '../words.js';
import { findPatients } from './search.js';

const PAGE = 50;
const DISCHARGED = 'Discharged';

/** @typedef {{ rows: Console.Row[], next?: string, more: boolean }} Found */

/**
 * One page.
 *
 * @param {Console.Wanted} wanted
 * @param {string | undefined} cursor
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export async function readStays({ status, location, specialty }, cursor, signal) {
  const page = await get('admissions', { limit: PAGE, status, location, specialty, cursor }, { signal });
  return { rows: await joined(page.items), next: page.next, more: false };
}

/**
 * Every stay of the patients whom a text finds.
 *
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export async function findStays(text, signal) {
  const { ids, closed, more } = await findPatients(text, signal);
  const stays = await Promise.all(ids.map((id) => all('admissions', { patient_id: id }, { signal })));
  return { rows: await joined([...stays.flat(), ...closed]), more };
}

// whom the list may not name: not in the care team
/** @type {Partial<Api.Patient> & { name: string }} */
const CLOSED = { name: 'Not in your care' };

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
    name: CLOSED.name,
    mrn: '',
    age: '',
    born: '',
    risk: discharged ? DISCHARGED : 'not shown',
  };
}

/**
 * @param {Api.Admission} admission
 * @returns {Promise<Console.Row>}
 */
async function openRow(admission) {
  const manifest = await manifestOf(admission.specialty);
  // whose stay has ended may be closed, and that stay not
  const patient = admission.patient ?? CLOSED;
  const { current_risk: risk, current_location: location } = admission;
  const discharged = admission.status === 'discharged';
  return {
    admission,
    manifest,
    level: discharged ? DISCHARGED_LEVEL : levelOf(manifest, risk, location),
    name: patient.name ?? 'Erased',
    mrn: patient.mrn ?? '',
    age: age(
      patient.date_of_birth,
      discharged && admission.discharge_date ? Date.parse(admission.discharge_date) : Date.now(),
    ),
    born: patient.date_of_birth ?? '',
    risk: discharged ? DISCHARGED : riskLabel(manifest, risk),
    hours: admission.length_of_stay_hours,
  };
}
