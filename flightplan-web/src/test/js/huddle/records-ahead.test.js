import { requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { recordsAhead } = await import('../../../main/webapp/js/huddle/records-ahead.js');

const [A, B, C] = ['a', 'b', 'c'].map((letter) => `0190a3c4-1111-7222-8333-44445555666${letter}`);
const answer = ({ url }) =>
  url.pathname.endsWith('/config')
    ? { name: 'mock' }
    : /trajectory$|timeline$/.test(url.pathname)
      ? { items: [] }
      : { id: url.pathname.split('/').pop(), specialty: 'mock', patient_id: 'p', flightplan_id: 'plan', patient: {} };

/** The stays that were asked for, each by its own request. */
const asked = () =>
  requests.map(({ url }) => /admissions\/([^/]+)$/.exec(url.pathname)?.[1]).filter((id) => id !== undefined);

test('neighbours are read once before their turn comes, and whoever is none any more is forgotten', async () => {
  serve(answer);
  const records = recordsAhead(new AbortController().signal);
  records.keep([A, B]);
  await Promise.all([A, B].map((id) => records.of(id).read));
  assert.deepEqual(asked(), [A, B]);
  assert.equal(records.known(B).admission.id, B);

  records.keep([B, C]);
  await records.of(C).read;
  assert.deepEqual(asked(), [A, B, C]);
  assert.equal(records.known(A), null);
});

test('one that could not be read ahead is read when its turn comes', async () => {
  serve(() => new Response('{}', { status: 503 }));
  const records = recordsAhead(new AbortController().signal);
  records.keep([A]);
  await assert.rejects(records.of(A).read);
  serve(answer);
  await records.of(A).read;
  assert.equal(records.known(A).admission.id, A);
});

test('what is recorded of one that is kept is read again, of no other', async () => {
  serve(answer);
  const records = recordsAhead(new AbortController().signal);
  records.keep([A, B]);
  await Promise.all([A, B].map((id) => records.of(id).read));
  requests.length = 0;
  const read = new Promise((resolve) => records.onRead(resolve));
  records.heard(({ admission }) => (admission.id === B ? ['plan'] : null));
  assert.equal(await read, B);
  assert.deepEqual(asked(), [B]);
});
