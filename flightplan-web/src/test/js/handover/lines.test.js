import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { linesOf, placesOf } = await import('../../../main/webapp/js/handover/lines.js');
const DAY = { admissions: [], moves: [], operations: [], tasks: [], undated_tasks: [], done_tasks: [], milestones: [] };
const SINCE = Date.parse('2026-01-02T07:00:00Z');

function board(more = {}, day = {}) {
  return { units: [], without_bed: [], elsewhere: [], ...more, day: { ...DAY, ...day } };
}
const unit = (beds) => ({ unit_id: 'u', location: 'ICU', name: 'Intensive care', beds });

test('a unit’s lines are in the order of its beds, and who has none comes last, each once', () => {
  const found = board({
    units: [
      unit([
        { bed: 'ICU-2', occupants: [{ admission_id: 'b' }] },
        { bed: 'ICU-10', occupants: [{ admission_id: 'c' }, { restricted: true }] },
        { bed: 'ICU-11' },
      ]),
    ],
    without_bed: [
      { admission_id: 'd', location: 'ICU' },
      { admission_id: 'b', location: 'ICU' },
      { admission_id: 'x', location: 'WARD' },
    ],
  });
  assert.deepEqual(
    linesOf(found, [], 'ICU', SINCE).map(({ id, bed }) => [id, bed]),
    [
      ['b', 'ICU-2'],
      ['c', 'ICU-10'],
      ['', 'ICU-10'],
      ['d', ''],
    ],
  );
});

test('where no units are open the beds of a place are in their own order', () => {
  const found = board({
    elsewhere: [
      { admission_id: 'b', location: 'ICU', bed: 'ICU-10' },
      { admission_id: 'a', location: 'ICU', bed: 'ICU-9' },
    ],
  });
  assert.deepEqual(
    linesOf(found, [], 'ICU', SINCE).map(({ id }) => id),
    ['a', 'b'],
  );
  assert.deepEqual(placesOf(found), [['ICU', 'ICU']]);
});

test('a line joins what the list of stays knows', () => {
  const found = board({ elsewhere: [{ admission_id: 'a', location: 'ICU' }] });
  const [line] = linesOf(found, [{ id: 'a', chief_complaint: 'Synthetic' }, { restricted: true }], 'ICU', SINCE);
  assert.equal(line.stay.chief_complaint, 'Synthetic');
});

test('barriers and tasks due are told once, with what is overdue', () => {
  const barriers = [{ task_id: 't1', text: 'Echo', due: '2026-01-02T09:00:00Z' }];
  const tasks = [
    { admission_id: 'a', task_id: 't1', kind: 'barrier', text: 'Echo', overdue: true },
    { admission_id: 'a', task_id: 't2', kind: 'action', text: 'Call', overdue: false },
    { admission_id: 'b', task_id: 't3', kind: 'action', text: 'Else', overdue: false },
  ];
  const undated_tasks = [{ admission_id: 'a', task_id: 't4', kind: 'action', text: 'Some day' }];
  const found = board({ elsewhere: [{ admission_id: 'a', location: 'ICU', barriers }] }, { tasks, undated_tasks });
  assert.deepEqual(
    linesOf(found, [], 'ICU', SINCE)[0].due.map(({ text, barrier, overdue }) => [text, barrier, overdue]),
    [
      ['Echo', true, true],
      ['Call', false, false],
      ['Some day', false, false],
    ],
  );
});

test('the last 24 hours have what happened, in its order, and nothing that is expected or older', () => {
  const moves = [
    { admission_id: 'a', expected: false, at: '2026-01-02T20:00:00Z', to_location: 'ICU', to_bed: 'ICU-1' },
    { admission_id: 'a', expected: true, to_location: 'WARD' },
    { admission_id: 'a', expected: false, at: '2026-01-02T06:59:00Z', to_location: 'OR' },
  ];
  const operations = [{ admission_id: 'a', expected: false, at: '2026-01-02T10:00:00Z', title: 'Synthetic switch' }];
  const occupant = { admission_id: 'a', location: 'ICU', risk: 'High', risk_since: '2026-01-02T21:00:00Z' };
  const done_tasks = [{ admission_id: 'a', task_id: 't1', text: 'Call', done_at: '2026-01-02T11:00:00Z' }];
  const milestones = [
    { admission_id: 'a', milestone: 'Extubated', reached_at: '2026-01-02T12:00:00Z' },
    { admission_id: 'a', milestone: 'Home' },
  ];
  const day = { moves, operations, done_tasks, milestones };
  const [line] = linesOf(board({ elsewhere: [occupant] }, day), [], 'ICU', SINCE);
  assert.deepEqual(
    line.happened.map(({ kind, what }) => [kind, what]),
    [
      ['operated', 'Synthetic switch'],
      ['done', 'Call'],
      ['reached', 'Extubated'],
      ['moved', 'ICU-1'],
      ['risk', 'High'],
    ],
  );
});
