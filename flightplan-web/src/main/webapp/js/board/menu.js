/** What can be recorded of a patient or of a bed of the board, each with its letter. */
import { KINDS } from '../record/kinds.js';
import { go, toAdmit } from '../router.js';
import { texts } from '../texts.js';
import { askFor, bedBecomes, blocking, canChange, shortName, withdrawal } from './commands.js';
import { asksFor, everybody } from './scene.js';

const words = texts.board.menu;
const MOST_WAITING = 9;

/** @typedef {{ kind: Recording.Kind, choose: () => void }} Choice */
/** @typedef {ReturnType<typeof import('./recording.js').boardRecording>} BoardRecording */

/**
 * @param {string} letter
 * @param {string} label
 * @param {() => void} choose
 * @returns {Choice}
 */
const choice = (letter, label, choose) => ({
  kind: { id: label, letter, label, fields: () => [], prepare: nothingToSend },
  choose,
});

/** @returns {never} */
function nothingToSend() {
  throw new Error('It has no form');
}

export const choicesFor = {
  /**
   * @param {Api.OpenOccupant | undefined} occupant
   * @param {BoardRecording} recording
   * @param {(occupant: Api.OpenOccupant) => void} beginPut
   * @returns {Choice[]}
   */
  stay: (occupant, recording, beginPut) => {
    if (!occupant) return [];
    const { admission_id: id, move_request: request, flightplan_id: plan, name } = occupant;
    // on a page of sixty a form says whom it is for
    /** @param {Recording.Kind} kind */
    const form = (kind) => ({
      kind,
      choose: () => void recording.open(occupant, { ...kind, label: words.of(kind.label, shortName(name)) }),
    });
    const known = new Map(KINDS.map((kind) => [kind.id, kind]));
    /**
     * @param {string} name
     * @param {Partial<Recording.Kind>} [other]
     */
    const ofStay = (name, other = {}) => [known.get(name) ?? []].flat().map((kind) => form({ ...kind, ...other }));
    return [
      choice('m', words.put, () => beginPut(occupant)),
      ...ofStay('move', { letter: 't', label: words.moveAt }),
      request
        ? choice('w', words.withdraw, () => void recording.atOnce(id, withdrawal(occupant)))
        : form(askFor(occupant)),
      ...ofStay('risk'),
      ...ofStay('note'),
      ...ofStay('event'),
      ...(plan ? [...ofStay('task'), ...ofStay('barrier')] : []),
      ...ofStay('discharge'),
    ];
  },
  /**
   * @param {Api.Board} board
   * @param {{ unit: Api.Unit, bed: Api.Bed } | undefined} found
   * @param {BoardRecording} recording
   * @param {Board.Deeds['put']} put
   * @returns {Choice[]}
   */
  bed: (board, found, recording, put) => {
    if (!found) return [];
    const { unit, bed } = found;
    const of = `bed ${unit.location} ${bed.bed}`;
    /** @param {'available' | 'cleaning'} state */
    const becomes = (state) => () => void recording.atOnce(of, bedBecomes(unit, bed, { state }));
    const blocked = blocking(unit, bed);
    const waiting = bed.state === 'available' ? waitingFor(board, unit.location).slice(0, MOST_WAITING) : [];
    return [
      ...waiting.map(({ admission_id: id, name }, index) =>
        choice(String(index + 1), words.putHere(shortName(name)), () => put(id, unit.location, bed.bed)),
      ),
      ...(canChange(unit, bed)
        ? [
            ...(bed.state === 'available'
              ? [choice('a', words.admit, () => go(toAdmit({ location: unit.location, bed: bed.bed })))]
              : []),
            ...(bed.state === 'available' ? [] : [choice('f', words.available, becomes('available'))]),
            ...(bed.state === 'cleaning' ? [] : [choice('c', words.cleaning, becomes('cleaning'))]),
            {
              kind: blocked,
              choose: () => recording.openOfBed(unit, bed, { ...blocked, label: words.of(blocked.label, bed.bed) }),
            },
          ]
        : []),
    ];
  },
};

/**
 * Who asks for a unit, or is in it without a bed; who is needed first comes first.
 *
 * @param {Api.Board} board
 * @param {string} unit
 * @returns {Api.OpenOccupant[]}
 */
export function waitingFor(board, unit) {
  const here = new Set(
    board.units.find(({ location }) => location === unit)?.beds.flatMap(({ occupants }) => occupants),
  );
  const all = everybody(board).filter((occupant) => !here.has(occupant));
  const waiting = /** @type {Api.OpenOccupant[]} */ (
    all.filter(
      (occupant) => !occupant.restricted && (asksFor(occupant, unit) || (!occupant.bed && occupant.location === unit)),
    )
  );
  const by = (/** @type {Api.OpenOccupant} */ { move_request: request }) => request?.needed_by ?? '9';
  return waiting.sort((one, other) => by(one).localeCompare(by(other)));
}
