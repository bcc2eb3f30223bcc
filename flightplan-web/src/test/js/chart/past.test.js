import { course, happened } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const js = '../../../main/webapp/js/chart/';
const { besidePresent, momentsOfRecording } = await import(`${js}since.js`);
const { queryOf, viewOf } = await import(`${js}view.js`);
const { subjectIn } = await import(`${js}subjects.js`);

const note = (id, text, moment = '2026-03-03 08:00') => happened('annotation', moment, { text }, { id });
const infusion = happened('continuous_therapy', '2026-03-04 08:00', { therapy: 'Mock infusion' }, { id: 'infusion' });

test('a past is marked with what was recorded, changed and retracted since', () => {
  const past = course({ now: '2026-03-03 12:00', marks: [note('same', 'a'), note('changed', 'b'), note('gone', 'c')] });
  const present = course({
    marks: [note('same', 'a'), note('changed', 'B'), note('new', 'd', '2026-03-02 10:00'), infusion],
  });
  const { course: shown, count } = besidePresent(past, present);
  assert.deepEqual(
    shown.marks.map(({ id, since }) => [id, since]),
    [
      ['new', 'added'],
      ['same', undefined],
      ['changed', 'changed'],
      ['gone', 'removed'],
    ],
  );
  // what is shown of a change is what was known then
  assert.equal(shown.marks[2].headline, 'b');
  assert.deepEqual(count, { added: 2, changed: 1, removed: 1 });
  assert.deepEqual([shown.past, shown.now, shown.therapies], [true, past.now, []]);
});

test('moments of recording are those of the log, or of the system that it was imported from', () => {
  const events = [
    { created_at: '2026-03-03T08:00:00Z' },
    { created_at: '2026-03-03T08:00:00Z' },
    { created_at: '2026-03-05T08:00:00Z', metadata: { imported: '2026-03-01T08:00:00Z' } },
  ];
  const moments = momentsOfRecording(events).map((moment) => new Date(moment).toISOString().slice(8, 10));
  assert.deepEqual(moments, ['01', '03']);
});

test('a view is written with moments and ids alone, and read again', () => {
  const pin = '8f0f5b0e-37a5-4b52-8f0e-2f1f5d7c9e31';
  const view = { span: { from: Date.UTC(2026, 2, 2, 8), to: Date.UTC(2026, 2, 4) }, pins: [pin] };
  assert.equal(queryOf(view), `from=2026-03-02T08:00:00.000Z&to=2026-03-04T00:00:00.000Z&pin=${pin}`);
  assert.deepEqual(viewOf(queryOf(view)), view);
  assert.equal(queryOf({ span: null, pins: [] }), '');
});

test('a query that nobody wrote is no view', () => {
  const nothing = { span: null, pins: [] };
  for (const query of [
    '',
    'from=x&to=y',
    'from=2026-03-04T00:00:00Z&to=2026-03-02T00:00:00Z',
    'pin=<b>,Smith',
    'sort=name',
  ])
    assert.deepEqual(viewOf(query), nothing, query);
});

test('what a call-out speaks of is found again, or known to be gone', () => {
  const before = course({ marks: [note('a', 'a'), note('b', 'b')] });
  const after = course({ marks: [note('b', 'B')] });
  const [a, b] = before.marks.map((mark) => ({ kind: 'mark', id: mark.id, mark }));
  assert.equal(subjectIn(after, a), null);
  assert.equal(subjectIn(after, b).mark.headline, 'B');
  const cluster = { kind: 'cluster', id: 'a', marks: before.marks };
  assert.deepEqual(
    subjectIn(after, cluster).marks.map(({ headline }) => headline),
    ['B'],
  );
  assert.equal(subjectIn(after, { kind: 'step', id: 'step-0', step: before.steps[0] }).step, after.steps[0]);
  assert.equal(subjectIn(after, { kind: 'plan', id: 'x', planned: {} }), null);
});
