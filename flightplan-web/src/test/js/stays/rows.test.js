import { manifest } from '../synthetic.js';
import { problem, requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const { findStays, readStays } = await import('../../../main/webapp/js/stays/rows.js');
const { forgetWard } = await import('../../../main/webapp/js/ward.js');

const ADMISSION = {
  id: 's',
  patient_id: 'p',
  specialty: 'cardiac',
  status: 'active',
  admit_date: '2026-03-02T08:00:00Z',
  current_location: 'ACCU',
  current_risk: 'Extubated',
  length_of_stay_hours: 30.5,
};
const PATIENT = { id: 'p', name: 'Mock Patient', mrn: 'SYN-1', date_of_birth: '2020-03-02' };
const WANTED = { status: 'active', location: '', specialty: '' };

beforeEach(forgetWard);

function ward(admissions, patient = PATIENT) {
  serve(({ url }) => {
    if (url.pathname.includes('/specialties/')) return manifest;
    if (url.pathname.endsWith('/patients/search')) return { items: [{ restricted: true, access_handle: 'h' }] };
    if (url.pathname.includes('/patients/')) return patient instanceof Response ? patient.clone() : patient;
    return { items: admissions, next: 'cursor' };
  });
}

test('a line of the list has the patient, and the level of the risk where they are', async () => {
  ward([ADMISSION]);
  const { rows, next } = await readStays(WANTED);
  const { name, mrn, level, risk, hours } = rows[0];
  assert.deepEqual([name, mrn, level, risk, hours], ['Mock Patient', 'SYN-1', 2, 'Extubated', 30.5]);
  assert.equal(next, 'cursor');
});

test('who was discharged is as old as on that day, and in the lowest band', async () => {
  ward([{ ...ADMISSION, status: 'discharged', discharge_date: '2020-03-12T12:00:00Z' }]);
  const { rows } = await readStays(WANTED);
  assert.deepEqual([rows[0].age, rows[0].level, rows[0].risk], ['10 d', 1, 'Discharged']);
});

test('of an erased patient the stay is left', async () => {
  ward([ADMISSION], { id: 'p', erased: true });
  const { rows } = await readStays(WANTED);
  assert.deepEqual([rows[0].name, rows[0].mrn, rows[0].age], ['Erased', '', '']);
});

test('of a closed stay nothing more is read', async () => {
  ward([{ restricted: true, access_handle: 'h', status: 'active', current_location: 'CICU' }]);
  const { rows } = await readStays(WANTED);
  assert.equal(requests.length, 1);
  assert.deepEqual([rows[0].name, rows[0].level, rows[0].risk], ['Not in your care', undefined, 'not shown']);
});

test('a stay whose patient is closed by now is shown without them', async () => {
  ward([ADMISSION], problem(403, { error_code: 'no_access' }));
  const { rows } = await readStays(WANTED);
  assert.equal(rows[0].name, 'Not in your care');
});

test('any other trouble with a patient is the list’s trouble', async () => {
  ward([ADMISSION], problem(503));
  await assert.rejects(readStays(WANTED), { status: 503 });
});

test('a closed patient who is found is a line of its own', async () => {
  ward([]);
  const { rows } = await findStays('SYN-1');
  assert.equal(rows[0].admission.access_handle, 'h');
});

test('two stays of one patient read them once', async () => {
  ward([ADMISSION, { ...ADMISSION, id: 't' }]);
  await readStays(WANTED);
  assert.equal(requests.filter(({ url }) => url.pathname.endsWith('/patients/p')).length, 1);
});
