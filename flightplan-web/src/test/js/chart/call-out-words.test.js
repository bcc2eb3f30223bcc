import { at, course, happened } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { lasting } = await import('../../../main/webapp/js/chart/moments.js');
const { fieldInWords, inWords, when } = await import('../../../main/webapp/js/chart/call-out-body.js');

test('a moment is said with its post-operative day, if it has one', () => {
  const stay = course({ marks: [happened('surgery', '2026-03-03 10:00', { procedure_name: 'Mock repair' })] });
  assert.equal(when(stay, at('2026-03-05 14:36')), 'Thu 5 Mar, 14:36 · POD 2');
  assert.equal(when(stay, at('2026-03-02 14:36')), 'Mon 2 Mar, 14:36');
});

test('a detail is said by what it is', () => {
  const stay = course();
  assert.equal(inWords(stay, 'emergency', true), 'yes');
  assert.equal(inWords(stay, 'emergency', false), 'no');
  assert.equal(inWords(stay, 'duration_minutes', 290), '4 h 50 min');
  assert.equal(inWords(stay, 'stopped_at', '2026-03-05T13:36:00Z'), 'Thu 5 Mar, 14:36');
  assert.equal(inWords(stay, 'result', 2.1), '2.1');
  assert.equal(inWords(stay, 'doses', [1, 2]), '[1,2]');
});

test('what ends in the future has not stopped', () => {
  const stay = course({ now: '2026-03-06 12:00' });
  assert.equal(fieldInWords(stay, 'stopped_at', '2026-03-07T10:00:00Z'), 'Planned until');
  assert.equal(fieldInWords(stay, 'stopped_at', '2026-03-05T10:00:00Z'), 'Stopped at');
});

test('a moment of another year is said with its year', () => {
  const stay = course({ from: '2025-12-30 08:00', now: '2026-01-02 12:00' });
  assert.equal(when(stay, at('2025-12-31 14:36')), 'Wed 31 Dec 2025, 14:36');
});

test('moments of one minute are said to the second', () => {
  const stay = course({
    marks: [happened('annotation', '2026-03-03 10:00:07'), happened('annotation', '2026-03-03 10:00:41')],
  });
  assert.equal(when(stay, at('2026-03-03 10:00:07')), 'Tue 3 Mar, 10:00:07');
  assert.equal(when(stay, at('2026-03-02 10:00:07')), 'Mon 2 Mar, 10:00');
});

test('less than a minute is said in seconds', () => {
  assert.deepEqual([20_000, 400, 0, 90_000].map(lasting), ['20 s', '1 s', '0 min', '2 min']);
});
