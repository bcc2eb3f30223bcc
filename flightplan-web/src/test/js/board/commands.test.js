import { NOW, bed, occupant, unit } from './ward.js';
import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { bedBecomes, canChange, changesOf, moveTo, shortName, withdrawal } =
  await import('../../../main/webapp/js/board/commands.js');
const ASKS = { request_id: 'r', to_location: 'CICU', to_bed: 'CICU-2', reason: 'Mock reason' };

test('a move into a bed rests on the version of the stay that the board shows', () => {
  const { command } = moveTo(occupant(1), 'CICU', 'CICU-2', NOW);
  assert.deepEqual(command, {
    method: 'POST',
    path: 'admissions/s1/location',
    body: { to_location: 'CICU', to_bed: 'CICU-2', effective_at: '2026-11-28T12:00:00.000Z' },
    rests: 'stay',
  });
});

test('a fulfilled request is asked for again when the move is taken back; another is left alone', () => {
  const back = moveTo(occupant(1, { move_request: ASKS }), 'CICU', 'CICU-2', NOW).undo([{ event_id: 'e' }]);
  assert.deepEqual(
    back.map(({ path }) => path),
    ['admissions/s1/location/e/correction', 'admissions/s1/move-request'],
  );
  assert.deepEqual(back[1].body, {
    to_location: 'CICU',
    to_bed: 'CICU-2',
    needed_by: undefined,
    reason: 'Mock reason',
  });
  assert.equal(moveTo(occupant(1, { move_request: ASKS }), 'ACCU', '3', NOW).undo([{ event_id: 'e' }]).length, 1);
});

test('a request that is withdrawn is asked for again by taking that back', () => {
  const { command, undo } = withdrawal(occupant(1, { move_request: ASKS }));
  assert.deepEqual([command.method, command.path], ['DELETE', 'admissions/s1/move-request']);
  assert.equal(undo([])[0].method, 'POST');
});

test('a bed gets its state, and its former one back with why and until when', () => {
  const broken = bed('A/1', 'blocked', [], { reason: 'Mock rail', until: '2026-11-28T14:00:00Z' });
  const { command, undo } = bedBecomes(unit('CICU', []), broken, { state: 'available' });
  assert.deepEqual(
    [command.method, command.path, command.body],
    ['PATCH', 'units/u-CICU/beds/A%2F1', { state: 'available' }],
  );
  assert.deepEqual(undo([])[0].body, { state: 'blocked', reason: 'Mock rail', until: '2026-11-28T14:00:00Z' });
});

test('only an empty bed of a unit has a state that can be said', () => {
  const cicu = unit('CICU', []);
  assert.equal(canChange(cicu, bed('1', 'cleaning')), true);
  assert.equal(canChange(cicu, bed('1', 'occupied', [occupant(1)])), false);
  assert.equal(canChange(cicu, bed('1', 'available', [], { undeclared: true })), false);
  assert.equal(canChange({ ...cicu, unit_id: undefined }, bed('1', 'available')), false);
});

test('a conflict says what the others did', () => {
  const before = occupant(1, { move_request: ASKS });
  assert.deepEqual(changesOf(before, occupant(1, { bed: 'CICU-5' })), [
    'Now in CICU-5',
    'No move is asked for any more.',
  ]);
  assert.deepEqual(changesOf(before, undefined).length, 1);
  assert.deepEqual(changesOf(before, before), []);
});

test('a name is cut and turned by nothing where it stands in a sentence', () => {
  assert.equal(shortName('Mock\u202e Turned'), 'Mock Turned');
  assert.equal(shortName('x'.repeat(8_000)).length, 61);
  assert.equal(shortName(undefined), 'Name not shown');
});
