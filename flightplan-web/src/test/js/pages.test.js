import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { begin, end, rolesOf } = await import('../../main/webapp/js/session.js');
const { landing, mayOpen, pagesOf } = await import('../../main/webapp/js/pages.js');

const as = (...roles) => begin({ token: 't', expiresInSeconds: 60, tenant: 'Mock Hospital', roles });
const views = () => pagesOf().map(({ view }) => view);

test('each role lands on its own page, and meets no other', () => {
  for (const [role, pages] of [
    ['clinician', ['board', 'stays', 'census']],
    ['viewer', ['board', 'stays', 'census']],
    ['privacy-officer', ['reviews']],
    ['tenant-admin', ['hospital', 'census']],
    ['platform-admin', ['installation']],
  ]) {
    as(role);
    assert.deepEqual(views(), pages, role);
    assert.equal(landing(), `#/${pages[0]}`);
    assert.equal(mayOpen('stay'), pages.includes('board'));
    assert.equal(mayOpen('reviews'), role === 'privacy-officer');
  }
});

test('who has several roles has all their pages, and a clinician lands on the board', () => {
  as('tenant-admin', 'privacy-officer', 'clinician');
  assert.deepEqual(views(), ['board', 'stays', 'reviews', 'hospital', 'census']);
  assert.equal(landing(), '#/board');
});

test('who has none of these roles has no page but the one to sign in', () => {
  as('offline_access');
  assert.deepEqual(views(), []);
  assert.ok(mayOpen('sign-in'));
  end();
  assert.ok(!mayOpen('board'));
});

test('who acts in no hospital has none of a hospital’s roles, and "auditor" is another name for the privacy officer’s', () => {
  assert.deepEqual(rolesOf({}), []);
  assert.deepEqual(rolesOf({ groups: ['platform-admin', 'clinician'] }), ['platform-admin']);
  assert.deepEqual(rolesOf({ groups: ['auditor', 'clinician'], tenant: 'mock' }), ['privacy-officer', 'clinician']);
});
