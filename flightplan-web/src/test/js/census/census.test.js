import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { expectedOf, longestOf } = await import('../../../main/webapp/js/census/expected.js');
const { queryOf, spanOf, wantedOf } = await import('../../../main/webapp/js/census/wanted.js');

const NOW = Date.parse('2026-03-27T09:00:00Z');
const ID = '0190a3c4-1111-7222-8333-444455556666';

/** A unit with a bed each, and `open` free ones. */
const unit = (location, open, ...occupants) => ({
  location,
  numbers: { open },
  beds: occupants.map((each, index) => ({ bed: `${location}-${index}`, occupants: [{ ...each, location }] })),
});
const goes = (target_discharge_date) => ({ target_discharge_date });
const asks = (to_location, needed_by, target) => ({ move_request: { to_location, needed_by }, ...goes(target) });
const free = (board, location) => expectedOf(board, location, NOW).days.map((day) => day.free);

test('who has a target day leaves on it, and who is overdue leaves today', () => {
  const board = {
    units: [unit('ICU', 1, goes('2026-03-25'), goes('2026-03-28'), goes('2026-04-20'), goes(undefined))],
  };
  const { days, undated } = expectedOf(board, 'ICU', NOW);
  assert.deepEqual(
    days.map(({ leave }) => leave),
    [1, 1, 0, 0, 0, 0, 0],
  );
  assert.equal(days[0].overdue, 1);
  assert.equal(undated, 1);
  assert.deepEqual(free(board, 'ICU'), [2, 3, 3, 3, 3, 3, 3]);
});

test('of whom nothing may be known no day is told; in the unit it is said how many they are', () => {
  const board = {
    units: [unit('ICU', 1, goes('2026-03-27'), { restricted: true }), unit('WARD', 1, { restricted: true })],
  };
  const { days, undated, closed } = expectedOf(board, 'ICU', NOW);
  assert.deepEqual([days[0].leave, undated, closed], [1, 0, 1]);
  assert.equal(expectedOf(board, null, NOW).closed, 2);
});

test('a move out frees a bed and one in takes it; each leaves once, by what comes first', () => {
  const board = {
    units: [
      unit('ICU', 0, asks('WARD', '2026-03-29T10:00:00Z', '2026-03-30'), asks('WARD', undefined, undefined)),
      unit(
        'WARD',
        1,
        asks('icu', '2026-03-28T10:00:00Z', undefined),
        asks('ICU', '2026-03-31T10:00:00Z', '2026-03-28'),
      ),
    ],
  };
  assert.deepEqual(
    expectedOf(board, 'ICU', NOW).days.map((day) => [day.out, day.leave, day.in]),
    [
      [1, 0, 0],
      [0, 0, 1],
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
    ],
  );
  assert.deepEqual(free(board, 'ICU'), [1, 0, 1, 1, 0, 0, 0]);
  // between the beds of the house nobody leaves
  assert.deepEqual(
    expectedOf(board, null, NOW).days.map((day) => [day.out, day.leave, day.in]),
    [
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  );
});

test('days are those of the calendar, where the clocks go forward, too', () => {
  // in Vienna the night to the 29th has 23 hours
  const board = { units: [unit('ICU', 0, goes('2026-03-30'))] };
  assert.deepEqual(free(board, 'ICU'), [0, 0, 0, 1, 1, 1, 1]);
});

test('the longest stays are those of the unit that began first; closed ones are not told', () => {
  const from = (admit_date) => ({ admit_date });
  const board = {
    units: [
      unit('ICU', 0, from('2026-03-20T10:00:00Z'), from('2026-02-01T10:00:00Z'), { restricted: true }),
      unit('WARD', 0, from('2026-01-01T10:00:00Z')),
    ],
  };
  assert.deepEqual(
    longestOf(board, 'ICU').map(({ admit_date: at }) => at.slice(0, 10)),
    ['2026-02-01', '2026-03-20'],
  );
  assert.equal(longestOf(board, null).length, 3);
});

test('the address holds the unit, the days and the moment, and what it says wrong is left out', () => {
  const wanted = { unit: ID, days: 30, from: '2026-01-01', to: '2026-01-31', asOf: '2026-02-01T10:00:00.000Z' };
  assert.deepEqual(wantedOf(queryOf(wanted)), wanted);
  assert.equal(queryOf({ ...wanted, unit: '', from: '', to: '', asOf: '' }).toString(), '');
  assert.deepEqual(wantedOf(new URLSearchParams('unit=Mock&days=31&from=2026-02-01&to=2026-01-01&as_of=yesterday')), {
    ...{ unit: '', days: 30, from: '', to: '', asOf: '' },
  });
});

test('without days of its own it is so many up to today', () => {
  assert.deepEqual(spanOf({ days: 7, from: '', to: '' }, '2026-03-02'), { from: '2026-02-24', to: '2026-03-02' });
  assert.deepEqual(spanOf({ days: 7, from: '2026-01-01', to: '2026-01-02' }, '2026-03-02'), {
    from: '2026-01-01',
    to: '2026-01-02',
  });
});
