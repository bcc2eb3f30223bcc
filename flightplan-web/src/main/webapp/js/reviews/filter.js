/** What the audit trail is searched for, as it stands in the address and in the form. */
import { texts } from '../texts.js';
import { momentsOf } from '../zone.js';

const NAMES = /** @type {const} */ (['user', 'patient', 'action', 'purpose', 'from', 'to']);

/**
 * @param {URLSearchParams} query
 * @returns {Reviews.Filter}
 */
export function filterOf(query) {
  /** @param {string} name */
  const value = (name) => query.get(name) ?? '';
  return {
    user: value('user'),
    patient: value('patient'),
    action: value('action'),
    purpose: value('purpose'),
    from: value('from'),
    to: value('to'),
  };
}

/**
 * Ids, words and moments; never PHI.
 *
 * @param {Reviews.Filter} filter
 */
export function queryOf(filter) {
  const set = NAMES.filter((name) => filter[name]);
  return new URLSearchParams(set.map((name) => [name, filter[name]]));
}

/**
 * The moments of the faces of a clock; of an hour that comes twice all of it is meant.
 *
 * @param {{ [name: string]: string }} entered
 * @returns {Pick<Reviews.Filter, 'from' | 'to'>}
 */
export function momentsIn({ from = '', to = '' }) {
  const [begin] = momentsOf(from);
  const end = momentsOf(to).at(-1);
  return {
    from: begin === undefined ? '' : new Date(begin).toISOString(),
    to: end === undefined ? '' : new Date(end).toISOString(),
  };
}

/**
 * What is wrong with them, in words; empty when nothing is.
 *
 * @param {{ [name: string]: string }} entered
 */
export function errorOfMoments({ from = '', to = '' }) {
  for (const face of [from, to]) if (face && !momentsOf(face).length) return texts.reviews.audit.noSuchTime;
  const moments = momentsIn({ from, to });
  return moments.from && moments.to && moments.from >= moments.to ? texts.reviews.audit.turnedRound : '';
}
