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
  { pattern: /^#\/reviews(?:\/([a-z]+))?$/, view: 'reviews' },
  { pattern: /^#\/hospital(?:\/([a-z]+))?$/, view: 'hospital' },
  { pattern: /^#\/huddle$/, view: 'huddle' },
  { pattern: /^#\/census$/, view: 'census' },
  { pattern: /^#\/installation(?:\/([a-z]+))?$/, view: 'installation' },
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
/** @param {{ location?: string, bed?: string }} [into] the bed for which somebody comes */
export const toAdmit = (into = {}) => withQuery('#/admit', new URLSearchParams(into));
/**
 * @param {string} part
 * @param {URLSearchParams} query
 */
export const toReviews = (part = '', query = new URLSearchParams()) => withQuery(partOf('#/reviews', part), query);
/** @param {string} part */
export const toHospital = (part = '') => partOf('#/hospital', part);
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

/** @param {string} section */
export const toInstallation = (section) => `#/installation/${section}`;

let board = toBoard();
/** The board as it was seen last, with its unit and filters. */
export const toLastBoard = () => board;

/** The unit that the board showed last; empty for none or all. */
export function lastUnit() {
  const unit = new URLSearchParams(board.split('?')[1]).get('unit') ?? '';
  return unit === '*' ? '' : unit;
}

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

let installation = '#/installation';
/** The section of the installation that was seen last. */
export const toLastInstallation = () => installation;

/** @param {string} section that is shown */
export function noteInstallation(section) {
  const before = location.hash.split('?')[0];
  installation = toInstallation(section);
  if (before.startsWith('#/installation')) note(before, installation);
}

/** Whoever comes next begins with the first unit, all stays and the house. */
export function forgetLast() {
  board = toBoard();
  list = toStays;
  census = '#/census';
  installation = '#/installation';
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
 * @param {string} view
 * @param {string} part
 */
function partOf(view, part) {
  return part ? `${view}/${part}` : view;
}

/**
 * Writes what a part of the reviews shows into the address.
 *
 * @param {string} part
 * @param {URLSearchParams} query
 */
export const noteReviews = (part, query) => note(toReviews(part), toReviews(part, query));

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
