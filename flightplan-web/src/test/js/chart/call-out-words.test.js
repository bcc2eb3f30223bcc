import { at, course, happened } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { inWords, when } = await import('../../../main/webapp/js/chart/call-out-body.js');

test('a moment is said with its post-operative day, if it has one', () => {
  const stay = course({ marks: [happened('surgery', '2026-03-03 10:00', { procedure_name: 'Mock repair' })] });
  assert.equal(when(stay, at('2026-03-05 14:36')), 'Thu 5 Mar, 14:36 · POD 2');
  assert.equal(when(stay, at('2026-03-02 14:36')), 'Mon 2 Mar, 14:36');
});

test('a detail is said by what it is', () => {
  assert.equal(inWords('emergency', true), 'yes');
  assert.equal(inWords('emergency', false), 'no');
  assert.equal(inWords('duration_minutes', 290), '4 h 50 min');
  assert.equal(inWords('stopped_at', '2026-03-05T13:36:00Z'), 'Thu 5 Mar, 14:36');
  assert.equal(inWords('result', 2.1), '2.1');
  assert.equal(inWords('doses', [1, 2]), '[1,2]');
});
