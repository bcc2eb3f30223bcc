import '../page.js';
import { bed, board, closed, DOCTOR, occupant, unit } from './ward.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { attendings, occupantOf, sceneOf, without } = await import('../../../main/webapp/js/board/scene.js');
const { waitingFor } = await import('../../../main/webapp/js/board/menu.js');

const WANTED = { unit: 'CICU', view: 'board', attending: '', flag: '', since: '' };
const ASKS = { to_location: 'CICU', to_bed: 'CICU-2' };

const here = occupant(1, { flags: ['cross_check'] });
const comes = occupant(4, { location: 'ACCU', bed: 'ACCU-1', move_request: ASKS, attending_id: undefined });
const ward = board(
  [
    unit('CICU', [bed('CICU-1', 'occupied', [here]), bed('CICU-2', 'available'), bed('CICU-9', 'occupied', [closed])]),
    unit('ACCU', [bed('ACCU-1', 'occupied', [comes])]),
  ],
  {
    without_bed: [occupant(5, { bed: undefined }), occupant(6, { location: undefined, bed: undefined })],
    elsewhere: [occupant(7, { location: 'XRAY', bed: undefined })],
  },
);
const ids = (occupants) => occupants.map(({ admission_id: id }) => id);
const names = ({ sections }) => sections.flatMap(({ beds }) => beds.map((each) => each.bed));

test('one unit is shown, the first where none is wanted or known', () => {
  assert.equal(sceneOf(ward, { ...WANTED, unit: 'ACCU' }, '').unit, 'ACCU');
  for (const unit of ['', 'GONE']) assert.equal(sceneOf(ward, { ...WANTED, unit }, '').unit, 'CICU');
  assert.equal(sceneOf(ward, { ...WANTED, unit: '*' }, '').sections.length, 2);
});

test('who is in no bed is shown whatever the unit and the filters', () => {
  for (const wanted of [WANTED, { ...WANTED, flag: 'isolation' }, { ...WANTED, unit: '*', attending: 'x' }]) {
    const { without: loose, elsewhere } = sceneOf(ward, wanted, '');
    assert.deepEqual([ids(loose), ids(elsewhere)], [['s5', 's6'], ['s7']]);
  }
  // of another unit only those who are in none
  assert.deepEqual(ids(sceneOf(ward, { ...WANTED, unit: 'ACCU' }, '').without), ['s6']);
});

test('who asks for a bed here comes from wherever they are', () => {
  assert.deepEqual(ids(sceneOf(ward, WANTED, '').coming), ['s4']);
  assert.deepEqual(ids(sceneOf(ward, { ...WANTED, unit: 'ACCU' }, '').coming), []);
});

test('filters leave the beds of those who are meant, and none of a closed stay', () => {
  assert.deepEqual(names(sceneOf(ward, { ...WANTED, flag: 'cross_check' }, '')), ['CICU-1']);
  assert.deepEqual(names(sceneOf(ward, { ...WANTED, attending: DOCTOR }, '')), ['CICU-1']);
  assert.deepEqual(names(sceneOf(ward, { ...WANTED, flag: 'free' }, '')), ['CICU-2']);
  assert.deepEqual(names(sceneOf(ward, WANTED, '')), ['CICU-1', 'CICU-2', 'CICU-9']);
});

test('somebody is found in all units by the beginnings of their name, or by the bed', () => {
  assert.deepEqual(names(sceneOf(ward, WANTED, 'mock patient4')), ['ACCU-1']);
  assert.deepEqual(names(sceneOf(ward, WANTED, 'cicu 2')), ['CICU-2']);
  assert.deepEqual(names(sceneOf(ward, WANTED, 'atient')), []);
});

test('attendings are those of the board, once each', () => {
  assert.deepEqual(attendings(ward), [[DOCTOR, 'Dr Exempla Fictiva']]);
});

test('of who is erased nothing is left but the bed', () => {
  const day = { ...ward.day, tasks: [{ patient_id: 'p1', text: 'Mock task', name: here.name }] };
  const left = without({ ...ward, day }, 'p1');
  assert.doesNotMatch(JSON.stringify(left), /Patient1"|Mock task/);
  assert.equal(occupantOf(left, 's1').bed, 'CICU-1');
  assert.equal(occupantOf(left, 's5').name, 'Mock Patient5');
});

test('a free bed is offered those who ask for its unit or are in it without a bed, the soonest first', () => {
  const soon = occupant(8, {
    location: 'ACCU',
    bed: 'ACCU-2',
    move_request: { ...ASKS, needed_by: '2026-11-28T13:00:00Z' },
  });
  const more = { ...ward, units: [ward.units[0], unit('ACCU', [bed('ACCU-1', 'double', [comes, soon])])] };
  assert.deepEqual(ids(waitingFor(more, 'CICU')), ['s8', 's4', 's5']);
});
