import { problem, requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const { attach, giveUp, goOn, hearUploads, uploadsOf } = await import('../../../main/webapp/js/attachments/uploads.js');
const { keepDraftsOf } = await import('../../../main/webapp/js/record/drafts.js');
const file = (name = 'wound.png') => new File(['synthetic'], name);
const said = { occurred_at: '2026-01-02T03:04:05Z' };
const isContent = ({ url }) => url.pathname.endsWith('/content');

beforeEach(() => keepDraftsOf(String(Math.random())));

test('what will come is announced, then its content is sent under the same id', async () => {
  serve(() => ({}));
  const states = new Set();
  const left = new AbortController();
  hearUploads(() => uploadsOf('stay').forEach(({ state }) => states.add(state)), left.signal);
  await attach('stay', [file()], said);
  left.abort();
  const [announced, content] = requests;
  assert.equal(announced.body.filename, 'wound.png');
  assert.equal(announced.body.occurred_at, said.occurred_at);
  assert.ok(content.url.pathname.endsWith(`admissions/stay/attachments/${announced.body.attachment_id}/content`));
  assert.equal(content.method, 'PUT');
  assert.deepEqual([...states], ['waiting', 'sending', 'searching']);
  assert.deepEqual(uploadsOf('stay'), []);
});

test('without an answer the content is sent again under its key, and announced once', async () => {
  let tries = 0;
  serve((request) => {
    if (isContent(request) && (tries += 1) === 1) throw new TypeError('Failed to fetch');
    return {};
  });
  await attach('stay', [file()], said);
  const keys = requests.filter(isContent).map(({ headers }) => headers['Idempotency-Key']);
  assert.equal(keys.length, 2);
  assert.equal(new Set(keys).size, 1);
  assert.equal(requests.filter((request) => !isContent(request)).length, 1);
});

test('what was refused for good says why, and the next goes on', async () => {
  serve((request) => {
    const infected = isContent(request) && requests.filter(isContent).length === 1;
    return infected ? problem(422, { error_code: 'infected' }) : {};
  });
  await attach('stay', [file('bad.exe'), file('good.txt')], said);
  const [left, ...others] = uploadsOf('stay');
  assert.deepEqual(others, []);
  assert.equal(left.state, 'refused');
  assert.match(left.why, /Malicious/);
  giveUp(left);
  assert.deepEqual(uploadsOf('stay'), []);
});

test('what the server has forgotten is announced again', async () => {
  let tries = 0;
  serve((request) => (isContent(request) && (tries += 1) === 1 ? problem(404, { error_code: 'not_found' }) : {}));
  await attach('stay', [file()], said);
  assert.deepEqual(
    requests.map((request) => (isContent(request) ? 'content' : 'announced')),
    ['announced', 'content', 'announced', 'content'],
  );
});

test('when the session ends it waits until somebody signs in, and is gone when it is somebody else', async () => {
  let signedIn = false;
  serve((request) => (isContent(request) && !signedIn ? problem(401) : {}));
  await attach('stay', [file()], said);
  assert.equal(uploadsOf('stay')[0].state, 'signedOut');
  signedIn = true;
  await goOn();
  assert.deepEqual(uploadsOf('stay'), []);
  signedIn = false;
  await attach('stay', [file()], said);
  assert.equal(uploadsOf('stay').length, 1);
  keepDraftsOf('somebody else');
  assert.deepEqual(uploadsOf('stay'), []);
});
