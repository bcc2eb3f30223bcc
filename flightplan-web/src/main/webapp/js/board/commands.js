/** What is recorded from the board: what is sent, what is said of it, and what takes it back. */
import { withoutTurns } from '../dom.js';
import { placeFields, placeOf } from '../record/places.js';
import { texts } from '../texts.js';
import { place } from '../words.js';
import { same } from './scene.js';

const words = texts.board;
const LONGEST_NAME = 60;

/**
 * A name where there is room for words alone, as in a button.
 *
 * @param {string | undefined} name
 */
export function shortName(name = words.noName) {
  const plain = withoutTurns(name);
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}…` : plain;
}

/**
 * A move into a bed of the board, now. A request for that place is fulfilled by it; taken back, it is asked for again.
 *
 * @param {Api.OpenOccupant} occupant
 * @param {string} location
 * @param {string} bed
 * @param {number} now
 * @returns {Recording.Pending}
 */
export function moveTo({ admission_id: id, name, move_request: request }, location, bed, now) {
  const path = `admissions/${id}/location`;
  const fulfilled = request && same(request.to_location, location) ? [askAgain(id, request)] : [];
  return {
    command: {
      method: 'POST',
      path,
      body: { to_location: location, to_bed: bed, effective_at: new Date(now).toISOString() },
      rests: 'stay',
    },
    said: words.moved(shortName(name), place(location, bed)),
    undo: ([{ event_id: move }]) => [
      { method: 'POST', path: `${path}/${move}/correction`, body: { retracted: true } },
      ...fulfilled,
    ],
  };
}

/**
 * @param {Api.OpenOccupant} occupant
 * @returns {Recording.Pending}
 */
export function withdrawal({ admission_id: id, name, move_request: request }) {
  return {
    command: { method: 'DELETE', path: `admissions/${id}/move-request`, body: null, rests: 'stay' },
    said: words.withdrawn(shortName(name)),
    undo: () => (request ? [askAgain(id, request)] : []),
  };
}

/**
 * @param {Api.Id} id
 * @param {NonNullable<Api.OpenOccupant['move_request']>} request
 * @returns {Recording.Command}
 */
const askAgain = (id, { to_location, to_bed, needed_by, reason }) => ({
  method: 'POST',
  path: `admissions/${id}/move-request`,
  body: { to_location, to_bed, needed_by, reason },
});

/**
 * The form that asks for a move.
 *
 * @param {Api.OpenOccupant} occupant
 * @returns {Recording.Kind}
 */
export function askFor({ admission_id: id, name }) {
  return {
    id: 'ask',
    letter: 'w',
    label: words.menu.ask,
    needs: ['board'],
    fields: (context) => [
      ...placeFields(context),
      { name: 'needed_by', label: words.fields.neededBy, type: 'moment' },
      { name: 'reason', label: words.fields.reason, type: 'text' },
    ],
    prepare: (values) => {
      const to = placeOf(values);
      const { needed_by, reason } = values;
      const path = `admissions/${id}/move-request`;
      return {
        command: { method: 'POST', path, body: { ...to, needed_by, reason }, rests: 'stay' },
        said: words.asked(shortName(name), place(to.to_location, to.to_bed)),
        undo: () => [{ method: 'DELETE', path, body: null }],
      };
    },
  };
}

/**
 * What a bed is from now on; a fact of its own, whatever happens to the unit's other beds.
 *
 * @param {Api.Unit} unit
 * @param {Api.Bed} bed
 * @param {{ state: 'available' | 'cleaning' | 'blocked', reason?: unknown, until?: unknown }} body
 * @returns {Recording.Pending}
 */
export function bedBecomes({ unit_id: id }, { bed, state, reason, until }, body) {
  const path = `units/${id}/beds/${encodeURIComponent(bed)}`;
  return {
    command: { method: 'PATCH', path, body },
    said: words.bedIs(bed, words.states[body.state]),
    undo: () => [{ method: 'PATCH', path, body: { state, reason, until } }],
  };
}

/**
 * The form that says why a bed can't be used, and until when.
 *
 * @param {Api.Unit} unit
 * @param {Api.Bed} bed
 * @returns {Recording.Kind}
 */
export function blocking(unit, bed) {
  return {
    id: 'blocked',
    letter: 'b',
    label: words.menu.blocked,
    fields: () => [
      { name: 'reason', label: words.fields.reason, type: 'text', required: true, value: bed.reason },
      { name: 'until', label: words.fields.until, type: 'moment' },
    ],
    prepare: ({ reason, until }) => bedBecomes(unit, bed, { state: 'blocked', reason, until }),
  };
}

/** Whether its state is anybody's to say: it is one of a unit's, and nobody is in it. */
export const canChange = (/** @type {Api.Unit} */ unit, /** @type {Api.Bed} */ { undeclared, occupants }) =>
  Boolean(unit.unit_id) && !undeclared && !occupants.length;

/**
 * What others changed of a patient's place and request between two readings, in words.
 *
 * @param {Api.OpenOccupant | undefined} before
 * @param {Api.OpenOccupant | undefined} after
 * @returns {string[]}
 */
export function changesOf(before, after) {
  if (!after) return [words.changes.gone];
  const { move_request: asked } = before ?? {};
  const { move_request: asks } = after;
  const there = place(after.location, after.bed);
  const said = [
    place(before?.location, before?.bed) !== there && texts.recording.changes.moved(there),
    asks &&
      JSON.stringify(asks) !== JSON.stringify(asked) &&
      words.changes.asksNow(place(asks.to_location, asks.to_bed)),
    asked && !asks && words.changes.asksNoMore,
  ].filter((each) => typeof each === 'string');
  return said;
}
