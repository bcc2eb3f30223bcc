import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { byPerson } = await import('../../../main/webapp/js/reviews/records.js');

test('who looked is told once, with how often and from when to when, the most frequent first', () => {
  const look = (user, recorded_at) => ({ user, recorded_at });
  const found = byPerson([
    look('nurse', '2026-11-28T09:00:00Z'),
    look('doctor', '2026-11-28T08:00:00Z'),
    look('doctor', '2026-11-27T08:00:00Z'),
  ]);
  assert.deepEqual(
    found.map(({ user, count }) => [user, count]),
    [
      ['doctor', 2],
      ['nurse', 1],
    ],
  );
  assert.deepEqual([found[0].first, found[0].last], ['2026-11-27T08:00:00Z', '2026-11-28T08:00:00Z'].map(Date.parse));
});
