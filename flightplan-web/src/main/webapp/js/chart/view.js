/**
 * What of a chart is kept in an address: the span in sight and what is pinned, as moments and ids; an address stands in
 * histories and logs, so PHI must never be in it.
 */

const ID = /^[0-9a-f-]{36}$/i;

/**
 * @param {Chart.View} view
 * @returns {string} a query without its question mark; empty for a chart that nobody has touched
 */
export function queryOf({ span, pins }) {
  const query = new URLSearchParams();
  if (span) {
    query.set('from', new Date(Math.round(span.from)).toISOString());
    query.set('to', new Date(Math.round(span.to)).toISOString());
  }
  if (pins.length) query.set('pin', pins.join(','));
  return query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
}

/**
 * @param {string} query as `queryOf` wrote it; what else it holds is left alone
 * @returns {Chart.View}
 */
export function viewOf(query) {
  const found = new URLSearchParams(query);
  const from = Date.parse(found.get('from') ?? '');
  const to = Date.parse(found.get('to') ?? '');
  const pins = (found.get('pin') ?? '').split(',').filter((id) => ID.test(id));
  return { span: from < to ? { from, to } : null, pins };
}
