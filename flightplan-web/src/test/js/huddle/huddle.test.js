import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { agreedIn } = await import('../../../main/webapp/js/huddle/agreed.js');
const { deviationOf } = await import('../../../main/webapp/js/huddle/deviation.js');
const { lastDayOf } = await import('../../../main/webapp/js/huddle/last-day.js');
const { queryOf, stepFrom, turnsOf, wantedOf } = await import('../../../main/webapp/js/huddle/turns.js');

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-10T09:00:00Z');
const ID = '0190a3c4-1111-7222-8333-444455556666';
const milestone = (planned, reached) => ({
  kind: 'milestone',
  planned: NOW + planned * DAY,
  reached: reached === undefined ? undefined : NOW + reached * DAY,
});
const behind = (...items) => deviationOf({ items }, NOW)?.days;

test('a course is behind by the milestone that is late the longest, whatever was reached early', () => {
  assert.equal(behind(milestone(-2), milestone(-5), milestone(-1, -4)), 5);
});

test('where none is late it is as far as the milestone that was reached last', () => {
  assert.equal(behind(milestone(-3, -1), milestone(-9, -9)), 2);
  assert.equal(behind(milestone(-1, -4), milestone(3)), -3);
});

test('what is to come, a task, and a milestone without a day say nothing', () => {
  assert.equal(behind(milestone(0), milestone(4)), undefined);
  assert.equal(behind({ kind: 'action', planned: NOW - 9 * DAY }), undefined);
  assert.equal(behind({ kind: 'milestone', planned: undefined, reached: NOW }), undefined);
  assert.equal(deviationOf(null, NOW), null);
});

const at = (minutes, event_type, data) => ({
  event_type,
  data,
  created_at: new Date(NOW + minutes * 60_000).toISOString(),
});

test('agreed is what was raised since it began, and neither what was before nor what was taken back', () => {
  const events = [
    at(-10, 'flightplan.task_raised', { task_id: 'old', kind: 'action', text: 'Before' }),
    at(1, 'flightplan.task_raised', { task_id: 'new', kind: 'barrier', text: 'Kept', owner_name: 'Dr Mock' }),
    at(2, 'flightplan.task_raised', { task_id: 'gone', kind: 'action', text: 'Undone' }),
    at(3, 'flightplan.task_dropped', { task_id: 'gone' }),
    at(4, 'flightplan.milestone_planned', { milestone_id: 'm', name: 'Extubated', target_date: '2026-03-12' }),
    at(5, 'flightplan.task_done', { task_id: 'new' }),
  ];
  assert.deepEqual(
    agreedIn(events, NOW).map(({ kind, text, done }) => [kind, text, done]),
    [
      ['barrier', 'Kept', true],
      ['milestone', 'Extubated', undefined],
    ],
  );
});

test('a target is agreed where it is another one than before, and not when it was put back', () => {
  const set = (minutes, day) => at(minutes, 'flightplan.target_set', { target_discharge_date: day });
  assert.deepEqual(agreedIn([set(-9, '2026-03-12'), set(1, '2026-03-14')], NOW), [
    { kind: 'target', day: '2026-03-14' },
  ]);
  assert.deepEqual(agreedIn([set(-9, '2026-03-12'), set(1, '2026-03-14'), set(2, '2026-03-12')], NOW), []);
  assert.deepEqual(agreedIn([set(-9, '2026-03-12'), set(1, undefined)], NOW), [{ kind: 'target', day: '' }]);
});

const TURNS = ['a', 'b', 'c'].map((key) => ({ key }));

test('the arrows lead from one to the next, behind the last to the end, and back', () => {
  assert.equal(stepFrom(TURNS, 'a', 1), 'b');
  assert.equal(stepFrom(TURNS, 'c', 1), 'end');
  assert.equal(stepFrom(TURNS, 'end', 1), 'end');
  assert.equal(stepFrom(TURNS, 'end', -1), 'c');
  assert.equal(stepFrom(TURNS, 'a', -1), 'a');
  assert.equal(stepFrom(TURNS, 'left the unit', 1), 'a');
  assert.equal(stepFrom([], 'end', -1), 'end');
});

test('turns go by bed, and a stay that is closed has its bed for a key', () => {
  const day = {
    admissions: [],
    moves: [],
    operations: [],
    tasks: [],
    undated_tasks: [],
    done_tasks: [],
    milestones: [],
  };
  const board = {
    units: [
      {
        location: 'ICU',
        name: 'Intensive',
        beds: [
          { bed: 'ICU-1', occupants: [{ restricted: true, access_handle: 'h', location: 'ICU', bed: 'ICU-1' }] },
          { bed: 'ICU-2', occupants: [{ admission_id: ID }] },
        ],
      },
    ],
    without_bed: [{ admission_id: 'w', location: 'ICU' }],
    elsewhere: [],
    day,
  };
  assert.deepEqual(
    turnsOf(board, 'ICU').map(({ key, id, bed }) => [key, id, bed]),
    [
      ['ICU-1', '', 'ICU-1'],
      [ID, ID, 'ICU-2'],
      ['w', 'w', ''],
    ],
  );
});

test('the address holds unit, place and beginning, and a beginning to come is now', () => {
  const wanted = { unit: 'ICU', at: ID, since: NOW };
  assert.deepEqual(wantedOf(queryOf(wanted), NOW + DAY), wanted);
  assert.equal(wantedOf(queryOf(wanted), NOW - DAY).since, NOW - DAY);
  assert.equal(wantedOf(new URLSearchParams(), NOW).since, NOW);
});

test('of the last 24 hours all is told, the newest first, a note by its words', () => {
  const item = (id, hours, title) => ({ id, title, occurred_at: new Date(NOW - hours * 3_600_000).toISOString() });
  const marks = [{ id: 'note', headline: 'Synthetic words' }];
  const said = lastDayOf(
    [item('old', 25, 'Old'), item('moved', 20, 'Moved to ICU'), item('note', 2, 'Note'), item('ahead', -1, 'To come')],
    { marks },
    {
      milestones: [{ milestone_id: 'm', name: 'Extubated', reached_at: new Date(NOW - 3_600_000).toISOString() }],
      tasks: [{ task_id: 't', text: 'Call' }],
    },
    NOW,
  );
  assert.deepEqual(
    said.map(({ what }) => what),
    ['Reached: Extubated', 'Note: Synthetic words', 'Moved to ICU'],
  );
});
