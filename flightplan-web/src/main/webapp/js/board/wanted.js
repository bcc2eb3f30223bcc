/** What the board is asked for, and how that stands in its address: ids, codes and filters, never whom somebody looks for. */

export const ALL_UNITS = '*';
export const VIEWS = /** @type {const} */ (['board', 'day']);
export const FILTERS = /** @type {const} */ ([
  'cross_check',
  'review_due',
  'isolation',
  'same_name',
  'similar_name',
  'provisional',
  'double',
  'overdue',
  'leaving',
  'move_requested',
  'barriers',
  'therapies',
  'free',
]);
export const SINCES = /** @type {const} */ (['', '4h', '8h', '12h', '24h']);

const HOUR = 3_600_000;

/** @type {Board.Wanted} */
const AT_FIRST = { unit: '', view: 'board', attending: '', flag: '', since: '' };

/**
 * What an address asks for; what it says wrong is left out.
 *
 * @param {URLSearchParams} query
 * @returns {Board.Wanted}
 */
export function wantedOf(query) {
  /**
   * @param {keyof Board.Wanted} name
   * @param {readonly string[]} known
   */
  const oneOf = (name, known) => {
    const said = query.get(name) ?? '';
    return known.includes(said) ? said : AT_FIRST[name];
  };
  return {
    unit: query.get('unit') ?? '',
    view: oneOf('view', VIEWS),
    attending: /^[0-9a-f-]{36}$/i.test(query.get('attending') ?? '') ? (query.get('attending') ?? '') : '',
    flag: oneOf('flag', FILTERS),
    since: oneOf('since', SINCES),
  };
}

/**
 * @param {Board.Wanted} wanted
 * @returns {URLSearchParams}
 */
export function queryOf(wanted) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) {
    if (value !== AT_FIRST[/** @type {keyof Board.Wanted} */ (name)]) query.set(name, value);
  }
  return query;
}

/**
 * The moment since which the day list tells what was done; nothing for the hospital's midnight, which the server knows.
 *
 * @param {string} since
 * @param {number} now
 */
export const momentOf = (since, now) =>
  since ? new Date(now - Number.parseInt(since, 10) * HOUR).toISOString() : undefined;
