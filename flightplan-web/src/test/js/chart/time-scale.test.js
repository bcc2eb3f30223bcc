import { at, course, DAY, happened, HOUR } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { timeScale } = await import('../../../main/webapp/js/chart/time-scale.js');
const note = (moment) => happened('annotation', moment, { text: 'Mock note' });

// quiet from 4 March to 3 April
const QUIET = course({
  from: '2026-03-02 08:00',
  now: '2026-04-06 08:00',
  marks: [note('2026-03-04 08:00'), note('2026-04-03 08:00')],
});

test('a stay in which something happens is drawn as time goes', () => {
  const stay = course({ now: '2026-03-14 08:00' });
  const { gaps, x } = timeScale(stay);
  assert.deepEqual(gaps, []);
  assert.equal(x(stay.start + 5 * DAY), 5 * DAY);
});

test('fourteen quiet days are no break, an hour more is one', () => {
  assert.equal(timeScale(course({ now: '2026-03-16 08:00' })).gaps.length, 0);
  assert.equal(timeScale(course({ now: '2026-03-16 09:00' })).gaps.length, 1);
});

test('a break leaves a day on both its sides', () => {
  const [{ from, to }] = timeScale(QUIET).gaps;
  assert.deepEqual([from, to], [at('2026-03-05 08:00'), at('2026-04-02 08:00')]);
});

test('a break is narrow, and what follows is drawn in full', () => {
  const { gaps, x } = timeScale(QUIET);
  const [{ from, to, width }] = gaps;
  assert.ok(width >= 12 * HOUR && width < DAY, `${width / HOUR} h`);
  assert.equal(Math.round(x(to) - x(from)), Math.round(width));
  assert.equal(x(to + 2 * DAY) - x(to), 2 * DAY);
});

test('X values grow with time, and lead back to the moment they came from', () => {
  const { x, moment } = timeScale(QUIET);
  let before = -Infinity;
  for (let time = QUIET.start - DAY; time <= QUIET.end + DAY; time += 5 * HOUR) {
    const value = x(time);
    assert.ok(value > before, new Date(time).toISOString());
    assert.ok(Math.abs(moment(value) - time) < 1, new Date(time).toISOString());
    before = value;
  }
});

test('a therapy’s start and end are seen as well', () => {
  const stopped_at = new Date(at('2026-03-20 08:00')).toISOString();
  const therapy = happened('continuous_therapy', '2026-03-10 08:00', { therapy: 'ECMO', stopped_at });
  const { gaps } = timeScale(course({ now: '2026-04-20 08:00', marks: [therapy] }));
  assert.deepEqual(
    gaps.map(({ from }) => from),
    [at('2026-03-21 08:00')],
  );
});
