import { requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

const { people } = await import('../../../main/webapp/js/desk/people.js');

const NEW = 'fd8014e3-0000-4000-8000-000000000001';
const NAMELESS = 'fd8014e3-0000-4000-8000-000000000002';
const signal = new AbortController().signal;
/** All that the page has been waiting for has come. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('who called for the first time moments ago is named once the server knows the name, and is asked for once', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const users = [{ id: NAMELESS, name: null }];
  serve(() => ({ items: users }));
  const { nameOf, onceNamed } = await people(signal);
  const named = [];
  onceNamed(NEW, () => named.push(nameOf(NEW)));
  onceNamed(NEW, () => named.push(nameOf(NEW)));
  mock.timers.tick(2_000);
  onceNamed(NAMELESS, () => named.push(nameOf(NAMELESS)));
  assert.equal(nameOf(NEW), 'without a name (fd8014e3)');
  assert.equal(requests.length, 1);

  mock.timers.tick(2_000);
  await settled();
  assert.equal(requests.length, 1, 'asked before the newest can be known');
  users.push({ id: NEW, name: 'Dr Mock Opener' });
  mock.timers.tick(1_000);
  await settled();
  assert.deepEqual(named, ['Dr Mock Opener', 'Dr Mock Opener']);
  onceNamed(NEW, () => assert.fail('it has a name'));
  onceNamed(NAMELESS, () => assert.fail('it was asked for'));
  mock.timers.tick(60_000);
  await settled();
  assert.equal(requests.length, 2);
  mock.timers.reset();
});
