import './page.js';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const { adopt, begin, end, goOn, isLeftOver, randomId, session, touch } =
  await import('../../main/webapp/js/session.js');
const MINUTE = 60_000;
const LONG = 24 * 3600;

beforeEach(end);

test('a session lives as long as its token', () => {
  begin({ token: 't', expiresInSeconds: 60, tenant: 'Mock Hospital', roles: ['viewer'] });
  const { begun } = session();
  assert.equal(session(begun + 59_000).token, 't');
  assert.equal(session(begun + 60_000), null);
  assert.equal(isLeftOver(), true);
});

test('a screen that nobody touches for a quarter of an hour ends it, a touched one goes on', () => {
  begin({ token: 't', expiresInSeconds: LONG, tenant: 'Mock Hospital', roles: ['viewer'] });
  const { begun } = session();
  touch(begun + 14 * MINUTE);
  assert.notEqual(session(begun + 28 * MINUTE), null);
  assert.equal(session(begun + 29 * MINUTE), null);
});

test('a touch does not bring an ended session back', () => {
  begin({ token: 't', expiresInSeconds: LONG, tenant: 'Mock Hospital', roles: ['viewer'] });
  const { begun } = session();
  touch(begun + 16 * MINUTE);
  assert.equal(session(begun + 16 * MINUTE), null);
});

test('it ends after twelve hours, however busy', () => {
  begin({ token: 't', expiresInSeconds: LONG, tenant: 'Mock Hospital', roles: ['viewer'] });
  const { begun } = session();
  for (let minutes = 10; minutes <= 12 * 60; minutes += 10) touch(begun + minutes * MINUTE);
  assert.notEqual(session(begun + 12 * 60 * MINUTE - 1), null);
  assert.equal(session(begun + 12 * 60 * MINUTE), null);
});

test('it goes on with another token and keeps its hospital', () => {
  begin({ token: 't', expiresInSeconds: 60, tenant: 'Mock Hospital', roles: ['viewer'] });
  goOn({ token: 'u', expiresInSeconds: 120 });
  const { token, tenant, begun } = session();
  assert.deepEqual([token, tenant], ['u', 'Mock Hospital']);
  assert.notEqual(session(begun + 119_000), null);
});

test('what is no session counts as none', () => {
  sessionStorage.setItem('flightplan.session', '{"token":');
  assert.equal(session(), null);
});

test('a tab without a session takes over another’s, and goes on with what that one tells of it', () => {
  begin({ token: 't', expiresInSeconds: 60, tenant: 'Mock Hospital', roles: ['viewer'] });
  const told = session();
  end();
  assert.equal(adopt(told), true);
  assert.equal(session().token, 't');
  assert.equal(adopt({ ...told, token: 'u', expires: told.expires + 1, touched: told.touched + 7 }), false);
  assert.deepEqual([session().token, session().touched], ['u', told.touched + 7]);
});

test('of the same session the token that lasts longer is kept', () => {
  begin({ token: 'new', expiresInSeconds: 60, tenant: 'Mock Hospital', roles: ['viewer'] });
  adopt({ ...session(), token: 'old', expires: session().expires - 1 });
  assert.equal(session().token, 'new');
});

test('a tab keeps a session of its own, and takes over none that has ended', () => {
  begin({ token: 'mine', expiresInSeconds: 60, tenant: 'Mock Hospital', roles: ['viewer'] });
  const mine = session();
  assert.equal(adopt({ ...mine, id: 'other', token: 'theirs' }), false);
  assert.equal(session().token, 'mine');
  end();
  assert.equal(adopt({ ...mine, expires: mine.begun - 1 }), false);
  assert.equal(session(), null);
});

test('ids are UUIDs, and no two alike', () => {
  const ids = Array.from({ length: 100 }, randomId);
  assert.equal(new Set(ids).size, 100);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
