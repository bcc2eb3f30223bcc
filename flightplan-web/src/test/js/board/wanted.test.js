import { DOCTOR } from './ward.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { momentOf, queryOf, wantedOf } = await import('../../../main/webapp/js/board/wanted.js');

test('an address holds the unit, the view and the filters, and the way back finds them', () => {
  const query = `unit=CICU&view=day&attending=${DOCTOR}&flag=same_name&since=8h`;
  assert.equal(queryOf(wantedOf(new URLSearchParams(query))).toString(), query);
  assert.equal(queryOf(wantedOf(new URLSearchParams())).toString(), '');
});

test('what an address says wrong is left out, and a name is no attending', () => {
  const wanted = wantedOf(new URLSearchParams('view=wall&attending=Mock+Patient&flag=ill&since=99h'));
  assert.deepEqual(wanted, { unit: '', view: 'board', attending: '', flag: '', since: '' });
});

test('a shift begins some hours before now, and a day where the server says', () => {
  assert.equal(momentOf('8h', Date.parse('2026-11-28T12:00:00Z')), '2026-11-28T04:00:00.000Z');
  assert.equal(momentOf('', 0), undefined);
});
