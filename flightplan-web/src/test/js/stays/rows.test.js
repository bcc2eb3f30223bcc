import { manifest } from '../synthetic.js';
import { requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const { findStays, readStays } = await import('../../../main/webapp/js/stays/rows.js');
const { forgetWard } = await import('../../../main/webapp/js/ward.js');

const PATIENT = { id: 'p', name: 'Mock Patient', mrn: 'SYN-1', date_of_birth: '2020-03-02' };
const ADMISSION = {
  id: 's',
  patient_id: 'p',
  patient: PATIENT,
  specialty: 'cardiac',
  status: 'active',
  admit_date: '2026-03-02T08:00:00Z',
  current_location: 'ACCU',
  current_risk: 'Extubated',
  length_of_stay_hours: 30.5,
};
const WANTED = { status: 'active', location: '', specialty: '' };

beforeEach(forgetWard);

function ward(admissions) {
  serve(({ url }) => {
    if (url.pathname.includes('/specialties/')) return manifest;
    if (url.pathname.endsWith('/patients/search')) return { items: [{ restricted: true, access_handle: 'h' }] };
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
  ward([{ ...ADMISSION, patient: { id: 'p' } }]);
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
  ward([{ ...ADMISSION, patient: undefined }]);
  const { rows } = await readStays(WANTED);
  assert.equal(rows[0].name, 'Not in your care');
});

test('a closed patient who is found is a line of its own', async () => {
  ward([]);
  const { rows } = await findStays('SYN-1');
  assert.equal(rows[0].admission.access_handle, 'h');
});

test('a page of stays is one request, and one for the words of its specialty', async () => {
  ward([ADMISSION, { ...ADMISSION, id: 't' }]);
  await readStays(WANTED);
  assert.equal(requests.length, 2);
});
