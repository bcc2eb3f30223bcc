import { problem, requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { isConflict, sendAll } = await import('../../../main/webapp/js/record/sender.js');
const command = (more) => ({ method: 'POST', path: 'clinical-events', body: { a: 1 }, ...more });
const send = (what, options = {}) =>
  sendAll(what, 'key', () => 7, { signal: new AbortController().signal, ...options });

test('what had no answer is sent again with the same key, and told while it has none', async () => {
  let silences = 0;
  let tries = 0;
  serve(() => {
    tries += 1;
    if (tries === 1) throw new TypeError('Failed to fetch');
    // the second as a server says that has no application yet
    return [problem(404), problem(503)][tries - 2] ?? { event_id: 'e' };
  });
  assert.deepEqual(await send(command(), { onSilence: () => (silences += 1) }), [{ event_id: 'e' }]);
  assert.equal(silences, 3);
  assert.deepEqual(
    requests.map(({ headers }) => headers['Idempotency-Key']),
    ['key', 'key', 'key', 'key'],
  );
});

test('commands that follow have keys of their own, the same at each try', async () => {
  serve(() => ({}));
  const second = command({ path: 'flightplans/p/tasks' });
  await send(command({ then: [second, second] }));
  assert.deepEqual(
    requests.map(({ headers }) => headers['Idempotency-Key']),
    ['key', 'key-1', 'key-2'],
  );
});

test('what it rests on is said as If-Match', async () => {
  serve(() => ({}));
  await send(command({ rests: 'stay' }));
  assert.equal(requests[0].headers['If-Match'], '"7"');
  assert.equal(requests[0].method, 'POST');
});

test('a refusal is not tried again', async () => {
  for (const [status, conflict] of [
    [412, true],
    [409, true],
    [422, false],
    [403, false],
  ]) {
    serve(() => problem(status, { error_code: 'version_conflict' }));
    await assert.rejects(send(command()), (error) => isConflict(error) === conflict);
    assert.equal(requests.length, 1);
  }
});

test('nobody is kept waiting who stops it', async () => {
  const stop = new AbortController();
  serve(() => problem(503));
  await assert.rejects(send(command(), { signal: stop.signal, onSilence: () => stop.abort() }), { name: 'AbortError' });
});
