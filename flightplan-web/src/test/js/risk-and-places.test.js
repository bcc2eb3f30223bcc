import { manifest } from './synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { levelOf, riskLabel } = await import('../../main/webapp/js/risk.js');
const { locationOf } = await import('../../main/webapp/js/places.js');

test('a risk has the level of its location where that has another', () => {
  assert.equal(levelOf(manifest, 'Extubated', 'CICU'), 3);
  assert.equal(levelOf(manifest, 'Extubated', 'ACCU'), 2);
  assert.equal(levelOf(manifest, 'Extubated', undefined), 3);
});

test('a risk that the specialty does not know has no level and keeps its code as its name', () => {
  assert.equal(levelOf(manifest, 'Unheard', 'CICU'), undefined);
  assert.equal(riskLabel(manifest, 'Unheard'), 'Unheard');
  assert.equal(riskLabel(manifest, 'DC'), 'Discharged');
});

test('a location that the specialty does not know is grey and keeps its code as its name', () => {
  assert.equal(locationOf(manifest, 'CICU').label, 'Cardiac intensive care unit');
  assert.deepEqual(locationOf(manifest, 'TENT'), { code: 'TENT', label: 'TENT', colour: 'rgb(169,169,169)' });
});
