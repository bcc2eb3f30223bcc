import './page.js';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const { begin, end } = await import('../../main/webapp/js/session.js');
const { hasOneOf, roles } = await import('../../main/webapp/js/roles.js');
const { landing, mayShow, pagesOf } = await import('../../main/webapp/js/pages.js');

/** Signs in with a token that says this. */
function signIn(says) {
  const payload = Buffer.from(JSON.stringify(says)).toString('base64url');
  begin({ token: `x.${payload}.x`, expiresInSeconds: 60, tenant: 'Mock Hospital', role: 'x' });
}

const names = () => pagesOf().map(({ name }) => name);

beforeEach(end);

test('who is not signed in, and whose token can’t be read, has no role', () => {
  assert.deepEqual(roles(), []);
  begin({ token: 'unreadable', expiresInSeconds: 60, tenant: 'Mock Hospital', role: 'x' });
  assert.deepEqual(roles(), []);
});

test('several roles give one navigation, and the first page is landed on', () => {
  signIn({ tenant: 'mock', groups: ['platform-admin', 'clinician'] });
  assert.deepEqual(names(), ['board', 'stays', 'installation']);
  assert.equal(landing(), '#/board');
});

test('who runs the installation alone lands there, and has no view of patients', () => {
  signIn({ groups: ['platform-admin'] });
  assert.deepEqual(names(), ['installation']);
  assert.equal(landing(), '#/installation');
  assert.equal(mayShow('installation'), true);
  for (const view of ['board', 'stays', 'stay', 'admit', 'merge', 'handover']) assert.equal(mayShow(view), false, view);
});

test('a clinician has no view of the installation', () => {
  signIn({ tenant: 'mock', groups: ['clinician'] });
  assert.equal(mayShow('installation'), false);
  assert.equal(mayShow('stay'), true);
});

test('who acts in no hospital has none of a hospital’s roles', () => {
  signIn({ groups: ['platform-admin', 'clinician'] });
  assert.deepEqual(roles(), ['platform-admin']);
  assert.equal(hasOneOf(['clinician']), false);
});
