import { manifest } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { COLUMNS, sorted } = await import('../../../main/webapp/js/stays/stay-table.js');
const { bands, locations } = await import('../../../main/webapp/js/stays/filters.js');

const row = (name, more = {}, admission = {}) => ({
  name,
  mrn: '',
  born: '',
  ...more,
  admission: { admit_date: '2026-03-01T00:00:00Z', ...admission },
});
const order = (rows, column, descending) => sorted(rows, { column, descending }).map(({ name }) => name);

test('beds are ordered by their numbers, not by their digits', () => {
  const beds = ['CICU-10', 'CICU-9', 'ACCU-1'].map((bed) =>
    row(bed, {}, { current_location: bed.slice(0, 4), current_bed: bed }),
  );
  assert.deepEqual(order(beds, 'place', false), ['ACCU-1', 'CICU-9', 'CICU-10']);
});

test('the oldest by age is who was born first', () => {
  const rows = [row('child', { born: '2020-01-01' }), row('adult', { born: '1980-01-01' })];
  assert.deepEqual(order(rows, 'age', true), ['adult', 'child']);
  assert.deepEqual(order(rows, 'age', false), ['child', 'adult']);
});

test('an unknown risk is lower than any', () => {
  const rows = [row('unknown'), row('high', { level: 5 }), row('low', { level: 1 })];
  assert.deepEqual(order(rows, 'risk', true), ['high', 'low', 'unknown']);
});

test('closed stays are last, whichever way the list is ordered', () => {
  const rows = [row('A closed one', {}, { restricted: true }), row('Mock'), row('Zed')];
  assert.deepEqual(order(rows, 'name', false), ['Mock', 'Zed', 'A closed one']);
  assert.deepEqual(order(rows, 'name', true), ['Zed', 'Mock', 'A closed one']);
});

test('equal ones are ordered by admission, the newest first', () => {
  const rows = ['2026-03-01', '2026-03-03', '2026-03-02'].map((day) => row(day, { level: 3 }, { admit_date: day }));
  assert.deepEqual(order(rows, 'risk', true), ['2026-03-03', '2026-03-02', '2026-03-01']);
});

test('the list that was given keeps its order', () => {
  const rows = [row('b'), row('a')];
  order(rows, 'name', false);
  assert.equal(rows[0].name, 'b');
});

test('every column can be ordered by', () => {
  for (const column of Object.keys(COLUMNS)) assert.equal(order([row('a'), row('b')], column, false).length, 2);
});

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

test('bands are chosen from the highest down, and two specialties with the same band have it once', () => {
  assert.deepEqual(
    bands([manifest, manifest]).map(([, words]) => words),
    ['5 Procedure', '4 Intubated', '3 Extubated', '2 ACCU / pre-op', '1 Discharged'],
  );
});
