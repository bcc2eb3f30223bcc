import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { count, lasting, seconds, share, since, size } = await import('../../../main/webapp/js/installation/figures.js');

test('a size is told in three digits and the unit that fits', () => {
  assert.equal(size(0), '0 B');
  assert.equal(size(1_023), '1,023 B');
  assert.equal(size(1_024), '1 kB');
  assert.equal(size(85_463_040), '81.5 MB');
  assert.equal(size(3 * 1_024 ** 4), '3 TB');
  assert.equal(size(5_000 * 1_024 ** 4), '5,000 TB');
});

test('what is young is told in seconds, what is older as everywhere', () => {
  assert.equal(lasting(-5), '0 s');
  assert.equal(seconds(99), '99 s');
  assert.equal(seconds(100), '2 min');
  assert.equal(seconds(3 * 3_600 + 240), '3 h 4 min');
  assert.equal(since('2026-11-28T10:00:00Z', Date.parse('2026-11-28T10:00:42Z')), '42 s');
});

test('counts and shares are written as the language does', () => {
  assert.equal(count(1_234_567), '1,234,567');
  assert.equal(share(12.34), '12.3%');
});
