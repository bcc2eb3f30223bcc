import { NOW, closed, occupant } from './ward.js';
import { manifest } from '../synthetic.js';
import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { isWanted, personOf } = await import('../../../main/webapp/js/board/people.js');
const MANIFESTS = new Map([['cardiac', manifest]]);
const person = (more) => personOf(occupant(1, more), MANIFESTS, NOW);

test('a tile says who, how ill and since when, how long, and by whom', () => {
  const { name, who, level, risk, riskFor, attending } = person({ post_operative_day: 3 });
  assert.deepEqual(
    [name, who, level, risk, riskFor, attending],
    ['Mock Patient1', '4 mo · F · POD 3 · 8 d', 4, 'Intubated', '2 h', 'Dr Exempla Fictiva'],
  );
});

test('what the specialty does not tell is shown as it was recorded', () => {
  const { level, risk } = personOf(occupant(1), new Map(), NOW);
  assert.deepEqual([level, risk], [undefined, 'Intubated']);
});

test('a target day that is over is marked, and so are flags, by more than a colour', () => {
  const { target, overdue, flags } = person({
    target_discharge_date: '2026-11-27',
    overdue: true,
    flags: ['isolation', 'same_name'],
    isolation: 'droplet',
  });
  assert.deepEqual([target, overdue], ['27 Nov', true]);
  assert.deepEqual(
    flags.map(({ label, title }) => [label, title]),
    [
      ['Isolation', 'Isolation: Droplet'],
      ['= name', 'Same surname in this unit'],
    ],
  );
});

test('a request says where to and by when', () => {
  const asks = { to_location: 'ACCU', to_bed: 'ACCU-3', needed_by: '2026-11-28T13:00:00Z', reason: 'Mock reason' };
  const { request, requestLong } = person({ move_request: asks });
  assert.equal(request, '⇢ ACCU-3 by 14:00');
  const late = person({ move_request: { ...asks, needed_by: '2026-11-27T13:00:00Z' } });
  assert.equal(late.request, '⇢ ACCU-3 by Fri 27 Nov, 14:00, overdue');
  assert.match(requestLong, /Mock reason/);
});

test('a first hour is told in minutes, and the second day in hours', () => {
  assert.match(person({ admit_date: '2026-11-28T11:25:00Z' }).who, /35 min$/);
  assert.match(person({ admit_date: '2026-11-27T08:00:00Z' }).who, /1 d 4 h$/);
});

test('of a closed stay only that somebody is there', () => {
  const shown = personOf(closed, MANIFESTS, NOW);
  assert.deepEqual(
    [shown.closed, shown.id, shown.name, shown.at, shown.who],
    [true, '', 'Not in your care', 'CICU-9', ''],
  );
  assert.equal(isWanted(closed, { attending: '', flag: 'cross_check' }), false);
  assert.equal(isWanted(closed, { attending: '', flag: '' }), true);
});
