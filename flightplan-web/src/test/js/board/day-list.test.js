import { NOW, bed, board, occupant, unit } from './ward.js';
import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { dayOf } = await import('../../../main/webapp/js/board/day-list.js');

const item = (number, more) => ({
  admission_id: `s${number}`,
  patient_id: `p${number}`,
  name: `Mock ${number}`,
  ...more,
});
const day = {
  admissions: [item(1, { location: 'CICU', at: '2026-11-28T08:00:00Z', expected: false })],
  moves: [
    item(1, {
      location: 'CICU',
      bed: 'CICU-1',
      to_location: 'ACCU',
      to_bed: 'ACCU-2',
      at: '2026-11-28T11:00:00Z',
      expected: true,
    }),
    item(2, { location: 'XRAY', to_location: 'ACCU', at: '2026-11-27T11:00:00Z', expected: false }),
  ],
  operations: [],
  discharges: [item(3, { location: 'CICU', expected: true, overdue: true, target_discharge_date: '2026-11-26' })],
  tasks: [
    item(1, {
      location: 'CICU',
      task_id: 't1',
      kind: 'barrier',
      text: 'Mock wait',
      due: '2026-11-28T11:00:00Z',
      overdue: true,
    }),
    item(9, {
      location: 'CICU',
      task_id: 't9',
      kind: 'action',
      text: 'Mock gone',
      due: '2026-11-28T18:00:00Z',
      overdue: false,
    }),
  ],
  undated_tasks: [item(1, { location: 'CICU', task_id: 't5', kind: 'action', text: 'Mock call' })],
  done_tasks: [
    item(1, { location: 'CICU', task_id: 't6', kind: 'action', text: 'Mock echo', done_at: '2026-11-28T07:30:00Z' }),
  ],
  milestones: [item(1, { location: 'CICU', milestone_id: 'm1', milestone: 'Walks' })],
};
const house = board([unit('CICU', [bed('CICU-1', 'occupied', [occupant(1)])]), unit('ACCU', [])], { day });

test('a unit’s day is what happens in it, to it and from it', () => {
  const here = dayOf(house, 'ACCU', NOW);
  assert.deepEqual(
    here.moves.map(({ id }) => id),
    ['s1', 's2'],
  );
  assert.equal(here.admissions.length, 0);
  assert.equal(dayOf(house, '*', NOW).admissions.length, 1);
});

test('what is expected and late is marked; times are the hospital’s, with the day where it is another', () => {
  const [asked, done] = dayOf(house, '*', NOW).moves;
  assert.deepEqual([asked.state, asked.late, asked.at, asked.what], ['expected', true, '12:00', 'to ACCU-2']);
  assert.deepEqual([done.state, done.late, done.at], ['done', false, 'Fri 27 Nov, 12:00']);
  const [late] = dayOf(house, '*', NOW).discharges;
  assert.deepEqual([late.late, late.state], [true, 'expected 26 Nov']);
});

test('a task is ticked off in its plan, and not where the plan is not known', () => {
  const [barrier, gone, undated] = dayOf(house, 'CICU', NOW).tasks;
  assert.equal(barrier.what, 'Barrier: Mock wait');
  assert.equal(barrier.tick.command.path, 'flightplans/f1/tasks/t1/done');
  assert.deepEqual(
    barrier.tick.undo([]).map(({ method, path }) => [method, path]),
    [['DELETE', 'flightplans/f1/tasks/t1/done']],
  );
  assert.equal(gone.tick, undefined);
  assert.deepEqual([undated.what, undated.state, undated.late], ['Mock call', 'no day', false]);
  assert.equal(undated.tick.command.path, 'flightplans/f1/tasks/t5/done');
  assert.equal(dayOf(house, 'CICU', NOW).milestones[0].tick.command.path, 'flightplans/f1/milestones/m1/reached');
});

test('what was done is told with its time, and has nothing to tick', () => {
  const [done] = dayOf(house, 'CICU', NOW).done;
  assert.deepEqual([done.what, done.at, done.tick], ['Mock echo', '08:30', undefined]);
});
