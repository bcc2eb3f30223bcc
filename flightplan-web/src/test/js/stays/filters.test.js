import { manifest } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { locations, risks } = await import('../../../main/webapp/js/stays/filters.js');
const { parametersOf, queryOf, wantedOf } = await import('../../../main/webapp/js/stays/wanted.js');

test('the filter has the locations where a patient can be now, whatever discharge is called', () => {
  assert.deepEqual(
    locations([manifest]).map(([code]) => code),
    ['ACCU', 'CTOR', 'CVOR', 'PREOP', 'CATH', 'CICU', 'NONHI'],
  );
  const other = {
    discharge_location: 'HOME',
    locations: ['CICU', 'HOME', 'DC'].map((code) => ({ code, label: code })),
  };
  assert.deepEqual(locations([other]), [
    ['CICU', 'CICU'],
    ['DC', 'DC'],
  ]);
});

test('risks are chosen by their state, from the highest down, and two specialties with the same one have it once', () => {
  assert.deepEqual(risks([manifest, manifest]), [
    ['Procedure', '5 Procedure'],
    ['Intubated', '4 Intubated'],
    ['Extubated', '3 Extubated'],
    ['ACCU', '2 Acute care'],
    ['unknown', 'Unknown'],
  ]);
});

test('who is well enough to go home is in hospital all the same', () => {
  const independent = { code: 'independent', label: 'Independent', level: manifest.discharge_level };
  const codes = risks([{ ...manifest, risk_states: [...manifest.risk_states, independent] }]).map(([code]) => code);
  assert.ok(codes.includes('independent') && !codes.includes('DC'), codes);
});

test('what the list shows survives in the address, and what it shows at first makes none', () => {
  const chosen = { status: 'all', location: 'CICU', risk: 'Intubated', specialty: '', flag: 'overdue', sort: 'target' };
  assert.deepEqual(wantedOf(new URLSearchParams(queryOf(chosen).toString())), chosen);
  assert.equal(queryOf(wantedOf(new URLSearchParams())).toString(), '');
});

test('what an address says wrong is left out', () => {
  const { status, sort, flag } = wantedOf(new URLSearchParams('status=mock&sort=name&flag=1&who=Synthia'));
  assert.deepEqual([status, sort, flag], ['active', '-risk', '']);
});

test('all stays are asked for without a status', () => {
  assert.equal(parametersOf(wantedOf(new URLSearchParams('status=all'))).status, '');
});
