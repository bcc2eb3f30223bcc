import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { route, toStay, toStays, toSignIn } = await import('../../main/webapp/js/router.js');
const ID = '0190a3c4-1111-7222-8333-444455556666';

test('every address that the console makes leads to its view', () => {
  assert.deepEqual(route(toSignIn), { view: 'sign-in', id: '' });
  assert.deepEqual(route(toStays), { view: 'stays', id: '' });
  assert.deepEqual(route(toStay(ID)), { view: 'stay', id: ID });
});

test('an address with anything but an id leads nowhere', () => {
  for (const hash of [
    '',
    '#',
    '#/',
    '#/stays/',
    '#/stays/Mock',
    `#/stays/${ID}x`,
    `#/stays/${ID}/name`,
    '#/stays?mrn=1',
  ])
    assert.equal(route(hash), null, hash);
});
