/** What the list is asked for, and how that stands in the address: filters and the order, never whom somebody looked for. */

export const STATUSES = ['active', 'discharged', 'cancelled', 'all'];
export const FLAGS = /** @type {const} */ (['cross_check', 'review_due', 'overdue', 'move_requested']);
/** Every order that the API has, the hyphen turns it round. */
export const SORTS = /** @type {const} */ ([
  '-risk',
  'risk',
  'location',
  '-location',
  '-length_of_stay',
  'length_of_stay',
  '-admit_date',
  'admit_date',
  'target',
  '-target',
]);

/** @type {Console.Wanted} */
const AT_FIRST = { status: 'active', location: '', risk: '', specialty: '', flag: '', sort: '-risk' };

/**
 * What an address asks for; what it says wrong is left out.
 *
 * @param {URLSearchParams} query
 * @returns {Console.Wanted}
 */
export function wantedOf(query) {
  /** @param {keyof Console.Wanted} name */
  const said = (name) => query.get(name) ?? AT_FIRST[name];
  /**
   * @param {keyof Console.Wanted} name
   * @param {readonly string[]} known
   */
  const oneOf = (name, known) => (known.includes(said(name)) ? said(name) : AT_FIRST[name]);
  return {
    status: oneOf('status', STATUSES),
    location: said('location'),
    risk: said('risk'),
    specialty: said('specialty'),
    flag: oneOf('flag', FLAGS),
    sort: oneOf('sort', SORTS),
  };
}

/**
 * @param {Console.Wanted} wanted
 * @returns {URLSearchParams}
 */
export function queryOf(wanted) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== AT_FIRST[/** @type {keyof Console.Wanted} */ (name)]) query.set(name, value);
  }
  return query;
}

/**
 * The parameters of the API.
 *
 * @param {Console.Wanted} wanted
 * @returns {Api.Parameters}
 */
export function parametersOf({ status, ...rest }) {
  return { ...rest, status: status === 'all' ? '' : status };
}
