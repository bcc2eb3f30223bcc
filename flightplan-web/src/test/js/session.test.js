import './page.js';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const { begin, end, goOn, isLeftOver, session, touch } = await import('../../main/webapp/js/session.js');
const MINUTE = 60_000;
const LONG = 24 * 3600;

beforeEach(end);

test('a session lives as long as its token', () => {
  begin({ token: 't', expiresInSeconds: 60, tenant: 'Mock Hospital', role: 'Viewer' });
  const { begun } = session();
  assert.equal(session(begun + 59_000).token, 't');
  assert.equal(session(begun + 60_000), null);
  assert.equal(isLeftOver(), true);
});

test('a screen that nobody touches for a quarter of an hour ends it, a touched one goes on', () => {
  begin({ token: 't', expiresInSeconds: LONG, tenant: 'Mock Hospital', role: 'Viewer' });
  const { begun } = session();
  touch(begun + 14 * MINUTE);
  assert.notEqual(session(begun + 28 * MINUTE), null);
  assert.equal(session(begun + 29 * MINUTE), null);
});

test('a touch does not bring an ended session back', () => {
  begin({ token: 't', expiresInSeconds: LONG, tenant: 'Mock Hospital', role: 'Viewer' });
  const { begun } = session();
  touch(begun + 16 * MINUTE);
  assert.equal(session(begun + 16 * MINUTE), null);
});

test('it ends after twelve hours, however busy', () => {
  begin({ token: 't', expiresInSeconds: LONG, tenant: 'Mock Hospital', role: 'Viewer' });
  const { begun } = session();
  for (let minutes = 10; minutes <= 12 * 60; minutes += 10) touch(begun + minutes * MINUTE);
  assert.notEqual(session(begun + 12 * 60 * MINUTE - 1), null);
  assert.equal(session(begun + 12 * 60 * MINUTE), null);
});

test('it goes on with another token and keeps its hospital', () => {
  begin({ token: 't', expiresInSeconds: 60, tenant: 'Mock Hospital', role: 'Viewer' });
  goOn({ token: 'u', expiresInSeconds: 120 });
  const { token, tenant, begun } = session();
  assert.deepEqual([token, tenant], ['u', 'Mock Hospital']);
  assert.notEqual(session(begun + 119_000), null);
});

test('what is no session counts as none', () => {
  sessionStorage.setItem('flightplan.session', '{"token":');
  assert.equal(session(), null);
});
