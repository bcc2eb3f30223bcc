import { problem, requests, serve } from './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { all, ApiError, get, post, SESSION_ENDED } = await import('../../main/webapp/js/api.js');
const { wordsOf } = await import('../../main/webapp/js/errors.js');
const { begin, end } = await import('../../main/webapp/js/session.js');

test('addresses are relative to the page, and empty parameters are left out', async () => {
  serve(() => ({}));
  await get('admissions', { status: 'active', location: '', risk: undefined, cursor: null, limit: 50 });
  assert.equal(String(requests[0].url), 'https://hospital.example/flightplan/api/v1/admissions?status=active&limit=50');
});

test('what is posted stands in the body, never in the address', async () => {
  serve(() => ({ items: [] }));
  await post('patients/search?limit=20', { mrn: 'SYN-1' });
  assert.deepEqual(requests[0].body, { mrn: 'SYN-1' });
  assert.equal(requests[0].url.search, '?limit=20');
});

test('a list is read to its end, in its order', async () => {
  const pages = { '': { items: [1, 2], next: 'a' }, a: { items: [3], next: 'b' }, b: { items: [4] } };
  serve(({ url }) => pages[url.searchParams.get('cursor') ?? '']);
  assert.deepEqual(await all('specialties'), [1, 2, 3, 4]);
  assert.equal(requests.length, 3);
});

test('the token of the session is sent, unless there is to be none', async () => {
  begin({ token: 'secret', expiresInSeconds: 60, tenant: 'Mock Hospital', roles: ['viewer'] });
  serve(() => ({}));
  await get('specialties');
  await get('sign-in', {}, { token: null });
  end();
  assert.deepEqual(
    requests.map(({ headers }) => headers.Authorization),
    ['Bearer secret', undefined],
  );
});

test('a refusal of the session’s token is made known, one of another token is not', async () => {
  let ended = 0;
  window.addEventListener(SESSION_ENDED, () => (ended += 1));
  begin({ token: 'old', expiresInSeconds: 60, tenant: 'Mock Hospital', roles: ['viewer'] });
  serve(() => problem(401));
  await assert.rejects(get('admin/tenants', {}, { token: 'other' }), { status: 401 });
  assert.equal(ended, 0);
  await assert.rejects(get('specialties'), { status: 401 });
  assert.equal(ended, 1);
  end();
});

test('no answer is told as a server that can’t be reached', async () => {
  serve(() => Promise.reject(new TypeError('Failed to fetch')));
  await assert.rejects(get('specialties'), { status: 0, message: /can’t be reached/ });
});

test('an answer that breaks off is no answer', async () => {
  serve(() => new Response('{"items": [{"na'));
  await assert.rejects(all('specialties'), { status: 0, message: /can’t be reached/ });
});

test('a request that was called off is no failure of the server', async () => {
  const leaving = new AbortController();
  leaving.abort();
  await assert.rejects(get('specialties', {}, { signal: leaving.signal }), { name: 'AbortError' });
});

test('a proxy’s page instead of a problem is told by its status', async () => {
  serve(() => new Response('<html>', { status: 503 }));
  await assert.rejects(get('specialties'), { status: 503, message: /not ready/ });
});

test('what a server says before it has the application is told as one that is not ready', async () => {
  for (const status of [404, 500]) {
    serve(() => new Response('<html>', { status }));
    await assert.rejects(get('admissions/1'), { status: 503, message: /not ready/ });
    serve(() => problem(status, { error_code: 'not_found' }));
    await assert.rejects(get('admissions/1'), { status });
  }
});

test('a problem names its fields and its reference', () => {
  const error = new ApiError(422, {
    detail: 'The content is invalid.',
    instance: 'urn:uuid:1234',
    field_errors: { reason: ['must not be blank', 'is too short'] },
  });
  assert.equal(error.message, 'The content is invalid. reason: must not be blank, is too short');
  assert.equal(error.reference, '1234');
});

test('who is not in the care team is told where to ask, others what their role may not', () => {
  assert.match(new ApiError(403, { error_code: 'no_access' }).message, /care team/);
  assert.equal(new ApiError(403, { detail: 'x' }).message, 'This role may not see that.');
});

test('an error that was not foreseen shows nothing of itself', () => {
  assert.equal(wordsOf(new TypeError('Mock Patient is not iterable')), 'The console could not show this page.');
  assert.match(wordsOf(new ApiError(0)), /can’t be reached/);
});
