import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { compared, doubts, proposed } = await import('../../../main/webapp/js/merge/comparison.js');
const side = (patient, ...statuses) => ({ patient, stays: statuses.map((status) => ({ status })) });

test('the confirmed record is kept, then the one in hospital, then the one with more stays, then the first', () => {
  const confirmed = side({ id: 'a', identity: 'confirmed' });
  const provisional = side({ id: 'b', identity: 'provisional' }, 'active');
  assert.deepEqual(proposed(provisional, confirmed), [confirmed, provisional]);
  const here = side({ id: 'c' }, 'active');
  const often = side({ id: 'd' }, 'discharged', 'discharged');
  assert.deepEqual(proposed(often, here), [here, often]);
  assert.deepEqual(proposed(confirmed, often), [often, confirmed]);
  assert.deepEqual(proposed(confirmed, side({ id: 'e' }))[0], confirmed);
});

test('each field says whether it is the same; one that neither has is', () => {
  const rows = compared({ patient: { name: 'Synth A', mrn: '1' } }, { patient: { name: 'Synth A', mrn: '2' } });
  const same = Object.fromEntries(rows.map(({ name, same: alike }) => [name, alike]));
  assert.equal(same.name, true);
  assert.equal(same.mrn, false);
  assert.equal(same.gender, true);
});

test('two who are both in hospital are not merged, and other birth dates are said', () => {
  const a = side({ date_of_birth: '2024-01-01' }, 'active');
  const b = side({ date_of_birth: '2024-01-02' }, 'active');
  assert.deepEqual(doubts(a, b), { forbidden: true, unlike: true });
  const unknown = side({}, 'discharged');
  assert.deepEqual(doubts(a, unknown), { forbidden: false, unlike: false });
});
