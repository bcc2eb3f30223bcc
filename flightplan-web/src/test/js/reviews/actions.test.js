import '../page.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const { en } = await import('../../../main/webapp/js/texts/en.js');

const ACTION = new URL(
  '../../../../../flightplan-domain/src/main/java/org/flightplan/audit/Action.java',
  import.meta.url,
);

test('every kind of access that the trail knows has its words', () => {
  const stored = [...readFileSync(ACTION, 'utf8').matchAll(/\("([a-z_.]+)", Kind\./g)].map(([, name]) => name);
  assert.ok(stored.length > 60);
  assert.deepEqual(
    stored.filter((name) => !(name in en.reviews.actions)),
    [],
  );
});
