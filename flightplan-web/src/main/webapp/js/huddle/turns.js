/** Whose turn it is in a huddle: everybody in a unit, in the order of its beds. */
import { linesOf } from '../handover/lines.js';

export const END = 'end';

/**
 * @param {Api.Board} board
 * @param {string} unit
 * @returns {Huddle.Turn[]}
 */
export function turnsOf(board, unit) {
  const lines = linesOf(/** @type {Handover.Board} */ (/** @type {unknown} */ (board)), [], unit, Infinity);
  return lines.map(({ id, bed, occupant }, index) => ({
    key: id || bed || String(index + 1),
    id,
    bed,
    occupant: /** @type {Api.Occupant} */ (/** @type {unknown} */ (occupant)),
  }));
}

/**
 * What an address asks for; what it says wrong is left out.
 *
 * @param {URLSearchParams} query
 * @param {number} now
 * @returns {Huddle.Wanted}
 */
export function wantedOf(query, now) {
  const since = Date.parse(query.get('since') ?? '');
  return { unit: query.get('unit') ?? '', at: query.get('at') ?? '', since: since <= now ? since : now };
}

/** @param {Huddle.Wanted} wanted */
export function queryOf({ unit, at, since }) {
  const query = new URLSearchParams();
  if (unit) query.set('unit', unit);
  if (at) query.set('at', at);
  query.set('since', new Date(since).toISOString());
  return query;
}

/**
 * Where a step leads from a place: to a neighbour, behind the last to the end. From somebody who has left, to the first.
 *
 * @param {Huddle.Turn[]} turns
 * @param {string} at
 * @param {1 | -1} by
 */
export function stepFrom(turns, at, by) {
  if (at === END) return by < 0 ? (turns[turns.length - 1]?.key ?? END) : END;
  const index = turns.findIndex(({ key }) => key === at);
  if (index < 0) return turns[0]?.key ?? END;
  return turns[Math.max(0, index + by)]?.key ?? END;
}
