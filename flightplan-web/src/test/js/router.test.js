import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const {
  forgetLast,
  noteBoard,
  noteList,
  noteStay,
  route,
  toBoard,
  toHospital,
  toLastBoard,
  toLastList,
  toReviews,
  toStay,
  toStays,
  toSignIn,
} = await import('../../main/webapp/js/router.js');
const ID = '0190a3c4-1111-7222-8333-444455556666';

test('every address that the console makes leads to its view', () => {
  const query = new URLSearchParams();
  assert.deepEqual(route(toSignIn), { view: 'sign-in', id: '', query });
  assert.deepEqual(route(toBoard()), { view: 'board', id: '', query });
  assert.deepEqual(route(toStays), { view: 'stays', id: '', query });
  assert.deepEqual(route(toStay(ID)), { view: 'stay', id: ID, query });
  assert.deepEqual(route(toReviews()), { view: 'reviews', id: '', query });
  assert.deepEqual(route(toReviews('audit', new URLSearchParams({ patient: ID }))), {
    view: 'reviews',
    id: 'audit',
    query: new URLSearchParams({ patient: ID }),
  });
  assert.deepEqual(route(toHospital('staff')), { view: 'hospital', id: 'staff', query });
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
    '#/stay?sort=risk',
    '#/reviews/',
    `#/reviews/${ID}`,
    '#/hospital/Mock',
  ])
    assert.equal(route(hash), null, hash);
});

test('the list’s filters stand behind its address, and the way back leads to them', () => {
  location.hash = toStays;
  noteList(new URLSearchParams({ location: 'CICU', sort: 'target' }));
  assert.equal(location.shown, '#/stays?location=CICU&sort=target');
  assert.equal(toLastList(), location.shown);
  assert.equal(route(toLastList()).query.get('sort'), 'target');
});

test('the board’s unit stands behind its address, and whoever comes next begins anew', () => {
  location.hash = '#/board';
  noteBoard(new URLSearchParams({ unit: 'CICU', flag: 'free' }));
  assert.equal(location.shown, '#/board?unit=CICU&flag=free');
  assert.equal(toLastBoard(), location.shown);
  forgetLast();
  assert.equal(toLastBoard(), '#/board');
});

test('a view that was left a moment ago, and does not know it yet, does not call the reader back', () => {
  location.shown = '';
  location.hash = toStay(ID);
  noteList(new URLSearchParams({ sort: 'target' }));
  assert.equal(location.shown, '');
  noteStay(ID, 'from=1');
  assert.equal(location.shown, `${toStay(ID)}?from=1`);
  location.hash = toStays;
  location.shown = '';
  noteStay(ID, 'from=2');
  assert.equal(location.shown, '');
});
