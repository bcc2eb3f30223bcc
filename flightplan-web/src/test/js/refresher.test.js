import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { refresher } = await import('../../main/webapp/js/refresher.js');
const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('it reads at once, and once more for all that came meanwhile', async () => {
  let readings = 0;
  const ended = new AbortController();
  const { due } = refresher(async () => void (readings += 1), ended.signal);
  for (let i = 0; i < 10; i += 1) due();
  assert.equal(readings, 1);
  await later(600);
  assert.equal(readings, 2);
  ended.abort();
  due();
  await later(600);
  assert.equal(readings, 2);
});
