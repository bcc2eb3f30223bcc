import { manifest } from '../synthetic.js';
import { requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const { erased, findStays, readStays } = await import('../../../main/webapp/js/stays/rows.js');
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
const WANTED = { status: 'active', location: '', risk: '', specialty: '', flag: '', sort: '-risk' };

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
  const { name, surname, mrn, level, risk } = rows[0];
  assert.deepEqual([name, surname, mrn, level, risk], ['Mock Patient', 'patient', 'SYN-1', 2, 'Extubated']);
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

test('filters and the order are the server’s', async () => {
  ward([]);
  await readStays({ ...WANTED, status: 'all', risk: 'Intubated', flag: 'overdue', sort: 'target' });
  const asked = Object.fromEntries(requests[0].url.searchParams);
  assert.deepEqual(asked, { risk: 'Intubated', flag: 'overdue', sort: 'target', limit: '50' });
});

test('as many are read again as were shown, in the largest pages that there are', async () => {
  serve(({ url }) => {
    if (url.pathname.includes('/specialties/')) return manifest;
    const limit = Number(url.searchParams.get('limit'));
    return { items: Array.from({ length: limit }, () => ADMISSION), next: 'c', total: 334 };
  });
  const { rows, next, total } = await readStays(WANTED, 250);
  assert.deepEqual([rows.length, next, total], [250, 'c', 334]);
  const limits = requests.map(({ url }) => url.searchParams.get('limit')).filter(Boolean);
  assert.deepEqual(limits, ['200', '50']);
});

test('of who is erased nothing is left in a row', async () => {
  ward([{ ...ADMISSION, chief_complaint: 'Mock complaint' }]);
  const { rows } = await readStays(WANTED);
  assert.doesNotMatch(JSON.stringify({ ...erased(rows[0]), manifest: null }), /Mock|SYN-1|2020-03-02/);
});
