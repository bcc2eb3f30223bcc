import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { attributesIn, bedNames } = await import('../../../main/webapp/js/hospital/beds.js');
const { choiceOf, choicesWith } = await import('../../../main/webapp/js/hospital/packs.js');
const { stayIn } = await import('../../../main/webapp/js/hospital/stay-address.js');
const { addBeds, changeBed, declare } = await import('../../../main/webapp/js/hospital/wishes.js');

const ID = '0190a3c4-1111-7222-8333-444455556666';

test('beds are named one by one, or from the first to the last', () => {
  assert.deepEqual(bedNames('7, Window bed;9'), ['7', 'Window bed', '9']);
  assert.deepEqual(bedNames('CICU-9 to CICU-11'), ['CICU-9', 'CICU-10', 'CICU-11']);
  assert.deepEqual(bedNames('B-08 bis 10, B-09'), ['B-08', 'B-09', 'B-10']);
  assert.deepEqual(bedNames('A1…A3'), ['A1', 'A2', 'A3']);
});

test('what is no row of beds is one name', () => {
  for (const text of ['CICU-3 to ACCU-5', 'CICU-5 to CICU-3', 'CICU-1 to CICU-900', 'Isolation to the left'])
    assert.deepEqual(bedNames(text), [text]);
  assert.deepEqual(bedNames(' , ;'), []);
});

test('a unit is opened with its beds, and only beds that are not there are added', () => {
  const opened = declare([]).command({ location: 'CICU', name: 'Intensive', bed: '1 to 2' });
  const unit = opened.body.unit_id;
  assert.deepEqual(
    opened.then.map(({ path, body }) => [path, body.bed]),
    [
      [`units/${unit}/beds`, '1'],
      [`units/${unit}/beds`, '2'],
    ],
  );
  const known = { unit_id: ID, name: 'Intensive', location: 'CICU', beds: [{ bed: '1', state: 'available' }] };
  const added = addBeds(known).command({ bed: '1 to 2' });
  assert.deepEqual([added.body.bed, added.then], ['2', []]);
  assert.equal(addBeds(known).command({ bed: '1' }).body.bed, '1');
});

test('a bed that can be used again loses its reason, and a name with a slash stays one', () => {
  const bed = { bed: 'A/1', state: 'blocked', reason: 'Broken', attributes: ['monitor'] };
  const unit = { unit_id: ID, name: 'Intensive', location: 'CICU', beds: [bed] };
  const { path, body } = changeBed(unit, bed).command({
    state: 'available',
    reason: 'Broken',
    attributes: 'monitor, bath',
  });
  assert.equal(path, `units/${ID}/beds/A%2F1`);
  assert.deepEqual(body, { state: 'available', attributes: ['monitor', 'bath'] });
  assert.deepEqual(attributesIn(undefined), []);
});

test('a specialty is used in the newest version, or in one that is kept', () => {
  assert.deepEqual(choiceOf(['a', 'b@1.0.0'], 'a'), { used: true, kept: '' });
  assert.deepEqual(choiceOf(['a', 'b@1.0.0'], 'b'), { used: true, kept: '1.0.0' });
  assert.deepEqual(choiceOf(['a'], 'b'), { used: false, kept: '' });
  assert.deepEqual(choicesWith(['a', 'b@1.0.0'], 'b', 'b'), ['a', 'b']);
  assert.deepEqual(choicesWith(['a'], 'b', 'b@2.0.0'), ['a', 'b@2.0.0']);
  assert.deepEqual(choicesWith(['a', 'b@1.0.0'], 'a', null), ['b@1.0.0']);
  assert.deepEqual(choicesWith(['a'], 'b', null), ['a']);
});

test('a stay is known by its address as it is passed on', () => {
  assert.equal(stayIn(`https://hospital.example/#/stays/${ID.toUpperCase()}?from=1`), ID);
  assert.equal(stayIn(ID), ID);
  assert.equal(stayIn('Mock / Stay'), 'mock%20%2f%20stay');
});
