/** What the census is asked for, and how that stands in its address. */

export const SPANS = [7, 30, 90, 365];
const USUAL = 30;
const ID = /^[0-9a-f-]{36}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What an address asks for; what it says wrong is left out.
 *
 * @param {URLSearchParams} query
 * @returns {Census.Wanted}
 */
export function wantedOf(query) {
  /**
   * @param {string} name
   * @param {RegExp} form
   */
  const of = (name, form) => (form.test(query.get(name) ?? '') ? String(query.get(name)) : '');
  const days = Number(query.get('days'));
  const [from, to] = [of('from', DAY), of('to', DAY)];
  const asOf = query.get('as_of') ?? '';
  return {
    unit: of('unit', ID),
    days: SPANS.includes(days) ? days : USUAL,
    // a span of its own only as a whole
    ...(from && to && from <= to ? { from, to } : { from: '', to: '' }),
    asOf: Number.isNaN(Date.parse(asOf)) ? '' : asOf,
  };
}

/** @param {Census.Wanted} wanted */
export function queryOf({ unit, days, from, to, asOf }) {
  const query = new URLSearchParams();
  if (unit) query.set('unit', unit);
  if (from) {
    query.set('from', from);
    query.set('to', to);
  } else if (days !== USUAL) query.set('days', String(days));
  if (asOf) query.set('as_of', asOf);
  return query;
}

/**
 * The days that are asked for: those of the address, or so many up to today, or to the day of the moment that is looked back from.
 *
 * @param {Census.Wanted} wanted
 * @param {Api.Day} today
 */
export function spanOf({ days, from, to }, today) {
  if (from) return { from, to };
  const first = new Date(`${today}T00:00Z`);
  first.setUTCDate(first.getUTCDate() - days + 1);
  return { from: first.toISOString().slice(0, 10), to: today };
}
