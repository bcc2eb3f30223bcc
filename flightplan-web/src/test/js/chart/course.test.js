import { at, course, DAY, happened, HOUR, inZone } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { courseAt, postOperativeDay, stepAt } = await import('../../../main/webapp/js/chart/course.js');

test('a step lasts until the next one, the last one until now', () => {
  const { steps, end, open } = course({
    steps: ['2026-03-02 08:00 PREOP ACCU', '2026-03-03 08:00 CTOR Procedure'],
    now: '2026-03-04 08:00',
  });
  assert.deepEqual(
    steps.map(({ from, to, last }) => [(to - from) / HOUR, last]),
    [
      [24, false],
      [24, true],
    ],
  );
  assert.equal(open, true);
  assert.equal(end, at('2026-03-04 08:00'));
});

test('after discharge nothing lasts on', () => {
  const { steps, end, open } = course({
    steps: ['2026-03-02 08:00 CICU Intubated', '2026-03-03 08:00 DC DC'],
    until: '2026-03-03 08:00',
  });
  assert.deepEqual([open, end, steps[1].to], [false, at('2026-03-03 08:00'), end]);
  assert.equal(steps[1].risk, 'Discharged');
});

test('a risk that was never recorded has no level, nor has one that is recorded as unknown', () => {
  const { steps } = course({
    steps: ['2026-03-02 08:00 ACCU', '2026-03-03 08:00 CICU Intubated', '2026-03-04 08:00 ACCU unknown'],
  });
  assert.deepEqual(
    steps.map(({ level, risk }) => [level, risk]),
    [
      [undefined, 'not recorded'],
      [4, 'Intubated'],
      [undefined, 'Unknown'],
    ],
  );
});

test('post-operative days are those of the hospital, whatever the browser’s zone', () => {
  const back = inZone('America/Los_Angeles');
  const stay = course({ marks: [happened('surgery', '2026-03-03 23:30', { procedure_name: 'Mock repair' })] });
  const next = at('2026-03-04 08:00');
  assert.equal(postOperativeDay(stay, next), 0);
  back();
  assert.equal(postOperativeDay(stay, next), 1);
});

test('a stay without moves has its marks all the same', () => {
  const { steps, marks } = course({ steps: [], marks: [happened('surgery', '2026-03-03 09:00')] });
  assert.deepEqual([steps.length, marks.length, marks[0].step], [0, 1, undefined]);
});

test('when the clock moves on, what had no end lasts longer, and all else is as it was', () => {
  const given = { therapy: 'ECMO', started_at: '2026-03-03T08:00:00Z' };
  const stopped = { ...given, therapy: 'CRRT', stopped_at: '2026-03-04T08:00:00Z' };
  const marks = [given, stopped].map((details) =>
    happened('continuous_therapy', '2026-03-03 09:00', details, { id: details.therapy }),
  );
  const before = course({ steps: ['2026-03-02 08:00 PREOP ACCU', '2026-03-03 08:00 CICU Intubated'], marks });
  const after = courseAt(before, before.now + HOUR);
  assert.deepEqual(
    [after.end, ...after.steps.map(({ to }) => to), ...after.therapies.map(({ to }) => to)],
    [
      before.end + HOUR,
      before.steps[0].to,
      before.steps[1].to + HOUR,
      before.therapies[0].to + HOUR,
      before.therapies[1].to,
    ],
  );
  const ended = course({ until: '2026-03-04 08:00' });
  assert.equal(courseAt(ended, ended.now + HOUR).end, ended.end);
});

test('post-operative days begin with the first surgery, on its calendar day', () => {
  const stay = course({ marks: [happened('surgery', '2026-03-03 22:00', { procedure_name: 'Mock repair' })] });
  const days = ['2026-03-02 23:00', '2026-03-03 01:00', '2026-03-04 00:01', '2026-03-13 12:00'];
  assert.deepEqual(
    days.map((day) => postOperativeDay(stay, at(day))),
    [undefined, 0, 1, 10],
  );
});

test('a stay without surgery has no post-operative days', () => {
  assert.equal(postOperativeDay(course(), at('2026-03-05 12:00')), undefined);
});

test('the nights in which the clock changes do not shift the post-operative days', () => {
  const stay = course({ marks: [happened('surgery', '2026-03-28 12:00', { procedure_name: 'Mock repair' })] });
  assert.equal(postOperativeDay(stay, at('2026-03-30 00:30')), 2);
});

test('a mark stands on the step that held at its moment, one before all on the first', () => {
  const { steps } = course({ steps: ['2026-03-02 08:00 CICU Intubated', '2026-03-03 08:00 ACCU ACCU'] });
  const places = ['2026-03-01 08:00', '2026-03-03 07:59', '2026-03-03 08:00'].map(
    (day) => stepAt(steps, at(day)).location,
  );
  assert.deepEqual(places, ['CICU', 'CICU', 'ACCU']);
  assert.equal(stepAt([], 0), undefined);
});

test('what the specialty draws no mark for is no mark', () => {
  const { marks } = course({
    marks: [happened('unheard_of', '2026-03-03 08:00'), happened('surgery', '2026-03-03 09:00')],
  });
  assert.deepEqual(
    marks.map(({ type }) => type),
    ['surgery'],
  );
});

test('the words beside a mark are the first field that its type requires', () => {
  const { marks } = course({
    marks: [
      happened('surgery', '2026-03-03 09:00', { notes: 'long', procedure_name: 'Mock repair' }),
      happened('surgery', '2026-03-03 10:00', {}, { title: 'Surgery' }),
      happened('lab_result', '2026-03-03 11:00', {
        test: 'Lactate',
        test_name: 'Lactate',
        result: '2.1',
        unit: 'mmol/L',
      }),
    ],
  });
  assert.deepEqual(
    marks.map(({ headline }) => headline),
    ['Mock repair', 'Surgery', 'Lactate 2.1 mmol/L'],
  );
});

test('a choice is told with the label of its type, and yes or no with the label alone', () => {
  const { marks } = course({
    marks: [
      happened('chest_tube', '2026-03-03 09:00', { action: 'removed' }, { title: 'Chest tube' }),
      happened('extubation', '2026-03-03 10:00', { planned: true }, { title: 'Extubation' }),
    ],
  });
  assert.deepEqual(
    marks.map(({ headline }) => headline),
    ['Chest tube: removed', 'Extubation'],
  );
});

test('a therapy runs until it is stopped, and until now while it is not', () => {
  const given = (details) => happened('continuous_therapy', '2026-03-03 08:00', { therapy: 'ECMO', ...details });
  const { therapies, end } = course({
    marks: [given({ stopped_at: new Date(at('2026-03-04 08:00')).toISOString() }), given({})],
  });
  assert.deepEqual(
    therapies.map(({ from, to, ongoing, shaded }) => [to - from, ongoing, shaded]),
    [
      [DAY, false, true],
      [end - at('2026-03-03 08:00'), true, true],
    ],
  );
});
