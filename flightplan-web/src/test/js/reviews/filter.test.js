import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { useZone } = await import('../../../main/webapp/js/zone.js');
const { texts } = await import('../../../main/webapp/js/texts.js');
const { errorOfMoments, filterOf, momentsIn, queryOf } = await import('../../../main/webapp/js/reviews/filter.js');
useZone('Europe/Berlin');

test('what is searched for stands in the address, by ids, words and moments, and is read from it again', () => {
  const filter = {
    user: 'u',
    patient: 'p',
    action: 'board.read',
    purpose: '',
    from: '2026-11-01T07:00:00.000Z',
    to: '',
  };
  const query = queryOf(filter);
  assert.equal(query.toString(), 'user=u&patient=p&action=board.read&from=2026-11-01T07%3A00%3A00.000Z');
  assert.deepEqual(filterOf(query), filter);
  assert.deepEqual(Object.values(filterOf(new URLSearchParams('name=Mock'))), ['', '', '', '', '', '']);
});

test('the hospital’s clock says from when until when; of an hour that comes twice all of it is meant', () => {
  assert.deepEqual(momentsIn({ from: '2026-11-28T08:00', to: '2026-11-28T20:00' }), {
    from: '2026-11-28T07:00:00.000Z',
    to: '2026-11-28T19:00:00.000Z',
  });
  assert.deepEqual(momentsIn({ from: '2026-10-25T02:30', to: '2026-10-25T02:30' }), {
    from: '2026-10-25T00:30:00.000Z',
    to: '2026-10-25T01:30:00.000Z',
  });
  assert.deepEqual(momentsIn({}), { from: '', to: '' });
});

test('an hour that the clocks leave out, and an end before the beginning, are told', () => {
  assert.equal(errorOfMoments({ from: '2026-03-29T02:30' }), texts.reviews.audit.noSuchTime);
  assert.equal(errorOfMoments({ from: '2026-11-28T08:00', to: '2026-11-28T08:00' }), texts.reviews.audit.turnedRound);
  assert.equal(errorOfMoments({ from: '2026-11-28T08:00', to: '2026-11-28T08:01' }), '');
  assert.equal(errorOfMoments({}), '');
});
