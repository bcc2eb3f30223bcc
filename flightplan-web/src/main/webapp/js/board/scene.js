/** What the board shows of an answer: the unit that is wanted, its beds, and everybody who is in none. Nobody is left out. */
import { isSought, isWanted } from './people.js';
import { ALL_UNITS } from './wanted.js';

/**
 * @param {Api.Board} board
 * @param {Board.Wanted} wanted
 * @param {string} sought whom or which bed somebody looks for, in all units
 * @returns {Board.Scene}
 */
export function sceneOf(board, wanted, sought) {
  const { units } = board;
  const known = units.some(({ location }) => location === wanted.unit) || wanted.unit === ALL_UNITS;
  const unit = known ? wanted.unit : (firstUnit(board) ?? ALL_UNITS);
  const shown = sought || unit === ALL_UNITS ? units : units.filter(({ location }) => location === unit);
  const sections = shown.map((each) => ({
    unit: each,
    beds: each.beds.filter((bed) => isShown(bed, wanted) && isSought(sought, bed.bed, bed.occupants)),
  }));
  return {
    unit,
    // what somebody looks for may be in any unit: those without it are not shown
    sections: sought ? sections.filter(({ beds }) => beds.length) : sections,
    all: shown.reduce((sum, { beds }) => sum + beds.length, 0),
    coming: coming(board, unit),
    without: (board.without_bed ?? []).filter(
      ({ location }) => !location || unit === ALL_UNITS || same(location, unit) || !isOfUnit(location, units),
    ),
    elsewhere: board.elsewhere ?? [],
  };
}

/**
 * Where whoever has chosen no unit begins: with the first in which somebody is.
 *
 * @param {Pick<Api.Board, 'units'>} board
 */
export const firstUnit = ({ units }) =>
  (units.find(({ beds }) => beds.some(({ occupants }) => occupants.length)) ?? units[0])?.location;

/**
 * @param {Api.Bed} bed
 * @param {Board.Wanted} wanted
 */
function isShown({ state, occupants }, wanted) {
  if (wanted.flag === 'free') return state === 'available' && !wanted.attending;
  if (wanted.flag === 'double' && state !== 'double') return false;
  if (!wanted.flag && !wanted.attending) return true;
  return occupants.some((occupant) => isWanted(occupant, wanted));
}

/**
 * Who is in another place, and asks for the unit.
 *
 * @param {Api.Board} board
 * @param {string} unit
 */
function coming(board, unit) {
  if (unit === ALL_UNITS) return [];
  const others = board.units.filter(({ location }) => location !== unit).flatMap(({ beds }) => beds);
  return others.flatMap(({ occupants }) => occupants).filter((occupant) => asksFor(occupant, unit));
}

/**
 * @param {Api.Occupant} occupant
 * @param {string} unit
 */
export const asksFor = (occupant, unit) =>
  !occupant.restricted && occupant.move_request !== undefined && same(occupant.move_request.to_location, unit);

/**
 * @param {string} location
 * @param {Api.Unit[]} units
 */
const isOfUnit = (location, units) => units.some((unit) => same(unit.location, location));

/**
 * @param {string} one
 * @param {string} other
 */
export const same = (one, other) => one.toUpperCase() === other.toUpperCase();

/**
 * Everybody on a board.
 *
 * @param {Api.Board} board
 * @returns {Api.Occupant[]}
 */
export const everybody = ({ units, without_bed: without = [], elsewhere = [] }) => [
  ...units.flatMap(({ beds }) => beds.flatMap(({ occupants }) => occupants)),
  ...without,
  ...elsewhere,
];

/**
 * @param {Api.Board} board
 * @param {Api.Id} admission
 * @returns {Api.OpenOccupant | undefined}
 */
export const occupantOf = (board, admission) =>
  /** @type {Api.OpenOccupant | undefined} */ (
    everybody(board).find((occupant) => !occupant.restricted && occupant.admission_id === admission)
  );

/**
 * @param {Api.Board} board
 * @param {string} location
 * @param {string} bed
 */
export function bedOf(board, location, bed) {
  const unit = board.units.find((each) => each.location === location);
  const found = unit?.beds.find((each) => each.bed === bed);
  return unit && found ? { unit, bed: found } : undefined;
}

/**
 * Who answers for somebody on the board, by name.
 *
 * @param {Api.Board} board
 * @returns {string[][]} id and name
 */
export function attendings(board) {
  const named = everybody(board).flatMap((occupant) =>
    occupant.restricted || !occupant.attending_id
      ? []
      : [/** @type {[string, string]} */ ([occupant.attending_id, occupant.attending_name ?? '–'])],
  );
  return [...new Map(named)].sort(([, one], [, other]) => one.localeCompare(other));
}

/**
 * The board without what it says of a patient who was erased: the bed is occupied until it is read again.
 *
 * @param {Api.Board} board
 * @param {Api.Id} patient
 * @returns {Api.Board}
 */
export function without(board, patient) {
  /** @param {Api.Occupant} occupant */
  const bare = (occupant) => {
    if (occupant.restricted || occupant.patient_id !== patient) return occupant;
    const { admission_id, patient_id, flightplan_id, location, bed, specialty, version } = occupant;
    return { admission_id, patient_id, flightplan_id, location, bed, specialty, version };
  };
  /** @param {{ patient_id: Api.Id }} item */
  const isOther = ({ patient_id: of }) => of !== patient;
  const day = board.day && { ...board.day };
  for (const list of DAY_LISTS) {
    if (day?.[list]) Object.assign(day, { [list]: day[list].filter(isOther) });
  }
  return {
    ...board,
    units: board.units.map((unit) => ({
      ...unit,
      beds: unit.beds.map((bed) => ({ ...bed, occupants: bed.occupants.map(bare) })),
    })),
    without_bed: board.without_bed?.map(bare),
    elsewhere: board.elsewhere?.map(bare),
    day,
  };
}

export const DAY_LISTS = /** @type {const} */ ([
  'admissions',
  'moves',
  'operations',
  'discharges',
  'tasks',
  'milestones',
]);
