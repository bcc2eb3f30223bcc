/** Who is to leave and come in the next days, and the beds that are free then: sums of target days and requests, and nothing else. */
import { everybody, same } from '../board/scene.js';
import { beginningOf, calendarDays } from '../words.js';

const DAYS = 7;

/**
 * Of a unit's location, or of the house (null), in which nobody comes from another unit.
 *
 * @param {Api.Board} board
 * @param {string | null} location
 * @param {number} now
 * @returns {{ days: Census.Expected[], undated: number, closed: number }} `closed` to the reader, of whom nothing is known
 */
export function expectedOf(board, location, now) {
  const all = everybody(board);
  const stays = /** @type {Api.OpenOccupant[]} */ (all.filter((each) => !each.restricted));
  const here = stays.filter((each) => location === null || isIn(each, location));
  const closed = all.filter((each) => each.restricted && (location === null || isIn(each, location))).length;
  /** @type {Census.Expected[]} */
  const days = Array.from({ length: DAYS }, () => ({ leave: 0, overdue: 0, out: 0, in: 0, freed: 0, free: 0 }));
  let undated = 0;
  for (const { target_discharge_date: target, move_request: request } of here) {
    const home = target ? calendarDays(now, beginningOf(target)) : Infinity;
    const goes =
      request && location !== null && !same(request.to_location, location) ? dayOfMove(request, now) : Infinity;
    const by = Math.max(0, Math.min(home, goes));
    if (by === Infinity) undated += 1;
    const day = days[by];
    if (!day) continue;
    if (goes <= home) day.out += 1;
    else {
      day.leave += 1;
      if (home < 0) day.overdue += 1;
    }
  }
  for (const stay of location === null ? [] : stays) {
    const { move_request: request } = stay;
    if (!request || !same(request.to_location, /** @type {string} */ (location))) continue;
    if (isIn(stay, /** @type {string} */ (location))) continue;
    const day = days[Math.max(0, dayOfMove(request, now))];
    if (day) day.in += 1;
  }
  let free = board.units
    .filter((unit) => location === null || same(unit.location, location))
    .reduce((sum, { numbers }) => sum + numbers.open, 0);
  for (const day of days) {
    day.freed = day.leave + day.out;
    free += day.freed - day.in;
    day.free = free;
  }
  return { days, undated, closed };
}

/**
 * @param {Api.Occupant} occupant
 * @param {string} location
 */
const isIn = ({ location: at }, location) => at !== undefined && same(at, location);

/**
 * @param {NonNullable<Api.OpenOccupant['move_request']>} request
 * @param {number} now
 */
const dayOfMove = ({ needed_by: by }, now) => (by ? Math.max(0, calendarDays(now, Date.parse(by))) : 0);

/**
 * Open stays, the longest first.
 *
 * @param {Api.Board} board
 * @param {string | null} location
 * @returns {Api.OpenOccupant[]}
 */
export function longestOf(board, location) {
  const stays = /** @type {Api.OpenOccupant[]} */ (
    everybody(board).filter(
      (each) => !each.restricted && each.admit_date && (location === null || isIn(each, location)),
    )
  );
  return stays.sort((one, other) => String(one.admit_date).localeCompare(String(other.admit_date)));
}
