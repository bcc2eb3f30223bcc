/** Reads stays and joins what a line of the list shows: the patient, and the words of the specialty's manifest. */
import { all, get } from '../api.js';
import { DISCHARGED_LEVEL, levelOf, riskLabel } from '../risk.js';
import { manifestOf, patientOf } from '../ward.js';
import { age } from '../words.js';
import { findPatients } from './search.js';

const PAGE = 50;

/** One page: {rows, next?}. */
export async function readStays({ status, location, specialty }, cursor, signal) {
  const page = await get('admissions', { limit: PAGE, status, location, specialty, cursor }, { signal });
  return { rows: await joined(page.items), next: page.next };
}

/** Every stay of the patients whom a text finds: {rows, more}. */
export async function findStays(text, signal) {
  const { ids, closed, more } = await findPatients(text, signal);
  const stays = await Promise.all(ids.map((id) => all('admissions', { patient_id: id }, { signal })));
  return { rows: await joined([...stays.flat(), ...closed]), more };
}

// whom the list may not name: not in the care team
const CLOSED = { name: 'Not in your care' };

// whose stay has ended, and with it the view of all but that stay
function closedPatient(error) {
  if (error.errorCode !== 'no_access') throw error;
  return CLOSED;
}

const joined = (admissions) => Promise.all(admissions.map(row));

async function row(admission) {
  const [patient, manifest] = await Promise.all([
    admission.restricted ? CLOSED : patientOf(admission.patient_id).catch(closedPatient),
    admission.restricted ? null : manifestOf(admission.specialty),
  ]);
  const discharged = admission.status === 'discharged';
  const until = discharged && !admission.restricted ? Date.parse(admission.discharge_date) : Date.now();
  const level = discharged
    ? DISCHARGED_LEVEL
    : admission.restricted
      ? undefined
      : levelOf(manifest, admission.current_risk, admission.current_location);
  return {
    admission,
    manifest,
    level,
    name: patient.name ?? 'Erased',
    mrn: patient.mrn ?? '',
    age: age(patient.date_of_birth, until),
    born: patient.date_of_birth ?? '',
    risk: discharged ? 'Discharged' : admission.restricted ? 'not shown' : riskLabel(manifest, admission.current_risk),
    hours: admission.length_of_stay_hours,
  };
}
