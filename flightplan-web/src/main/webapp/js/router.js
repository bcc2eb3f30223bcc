/** Routes live in the hash and hold ids and filters only: an address is kept in histories and logs, so PHI must never stand in it. */

/** @type {{ pattern: RegExp, view: Console.View }[]} */
const ROUTES = [
  { pattern: /^#\/sign-in$/, view: 'sign-in' },
  { pattern: /^#\/board$/, view: 'board' },
  { pattern: /^#\/stays\/([0-9a-f-]{36})$/i, view: 'stay' },
  { pattern: /^#\/stays$/, view: 'stays' },
  { pattern: /^#\/admit$/, view: 'admit' },
  { pattern: /^#\/merge\/([0-9a-f-]{36})$/i, view: 'merge' },
  { pattern: /^#\/handover$/, view: 'handover' },
  { pattern: /^#\/huddle$/, view: 'huddle' },
  { pattern: /^#\/census$/, view: 'census' },
];

/**
 * Of the address shown; null for one that leads nowhere.
 *
 * @param {string} hash
 * @returns {Console.Route | null}
 */
export function route(hash = location.hash) {
  const [path, ...query] = hash.split('?');
  for (const { pattern, view } of ROUTES) {
    const match = pattern.exec(path);
    if (match) return { view, id: match[1] ?? '', query: new URLSearchParams(query.join('?')) };
  }
  return null;
}

export const toSignIn = '#/sign-in';
export const toStays = '#/stays';
export const toAdmit = '#/admit';
const toHandovers = '#/handover';
/** @param {string} unit by its code; empty for any */
export const toHandover = (unit) => (unit ? `${toHandovers}?${new URLSearchParams({ unit })}` : toHandovers);
/** @param {URLSearchParams} query */
export const toHuddle = (query) => withQuery('#/huddle', query);
/** @param {Api.Id} patientId */
export const toMerge = (patientId) => `#/merge/${patientId}`;
/** @param {URLSearchParams} query */
export const toBoard = (query = new URLSearchParams()) => withQuery('#/board', query);
/** @param {Api.Id} admissionId */
export const toStay = (admissionId) => `#/stays/${admissionId}`;

let board = toBoard();
/** The board as it was seen last, with its unit and filters. */
export const toLastBoard = () => board;

let list = toStays;
/** The list of stays as it was seen last, with its filters. */
export const toLastList = () => list;

/**
 * Writes what the list shows into the address, without a step of the browser's history.
 *
 * @param {URLSearchParams} query
 */
export function noteList(query) {
  list = withQuery(toStays, query);
  note(toStays, list);
}

/**
 * The same for the board.
 *
 * @param {URLSearchParams} query
 */
export function noteBoard(query) {
  board = toBoard(query);
  note(toBoard(), board);
}

let census = '#/census';
/** The census as it was seen last, with its unit and days. */
export const toLastCensus = () => census;

/**
 * The same for the census.
 *
 * @param {URLSearchParams} query
 */
export function noteCensus(query) {
  census = withQuery('#/census', query);
  note('#/census', census);
}

/**
 * Writes the unit of a huddle and how far it has come into the address.
 *
 * @param {URLSearchParams} query
 */
export const noteHuddle = (query) => note('#/huddle', toHuddle(query));

/** Whoever comes next begins with the first unit, all stays and the house. */
export function forgetLast() {
  board = toBoard();
  list = toStays;
  census = '#/census';
}

/**
 * @param {string} view
 * @param {URLSearchParams} query
 */
function withQuery(view, query) {
  const text = query.toString();
  return text ? `${view}?${text}` : view;
}

/**
 * Writes what is in sight of a stay's chart into the address.
 *
 * @param {Api.Id} id
 * @param {string} query
 */
export function noteStay(id, query) {
  note(toStay(id), query ? `${toStay(id)}?${query}` : toStay(id));
}

/**
 * Writes the unit of the handover sheet into the address.
 *
 * @param {string} unit
 */
export const noteHandover = (unit) => note(toHandovers, toHandover(unit));

/**
 * Only while the address is still that of the view: it may have been left a moment ago, and the view not know it yet.
 *
 * @param {string} view
 * @param {string} hash
 */
function note(view, hash) {
  if (location.hash.split('?')[0] === view && location.hash !== hash) history.replaceState(history.state, '', hash);
}

/** @param {string} hash */
export function go(hash) {
  if (location.hash === hash) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else location.hash = hash;
}
