/**
 * The signed-in session. It lives in sessionStorage: gone with the tab, never sent by the browser on its own; the tabs of a
 * browser share it by telling each other (tabs.js). It holds no patient data. It ends by itself when nobody has touched the
 * screen for a while, and once a shift is over (45 CFR 164.312(a)(2)(iii)).
 */

const KEY = 'flightplan.session';
const LONGEST_IDLE_MS = 15 * 60_000;
const LONGEST_MS = 12 * 3_600_000;
const BETWEEN_TOUCHES_MS = 5_000;

/**
 * Null when there is none or it has ended.
 *
 * @param {number} now
 * @returns {Console.Session | null}
 */
export function session(now = Date.now()) {
  const stored = read();
  return stored && lives(stored, now) ? stored : null;
}

const PLATFORM = 'platform-admin';

/**
 * The roles that a token gives, "auditor" being another name for the privacy officer's. Who acts in no hospital has none of a
 * hospital's, whatever the token says: the server goes by the same.
 *
 * @param {{ groups?: string[], tenant?: string }} says
 */
export const rolesOf = ({ groups = [], tenant }) =>
  groups
    .map((group) => (group === 'auditor' ? 'privacy-officer' : group))
    .filter((role) => tenant || role === PLATFORM);

/**
 * Whether the session has any of the roles, by the names that a token gives them.
 *
 * @param {readonly string[]} roles
 */
export const hasRole = (...roles) => roles.some((role) => session()?.roles.includes(role));

/** @param {Console.Tokens & { tenant: string, roles: string[], user?: string, asked?: Console.Asked }} tokens */
export function begin({ expiresInSeconds, ...rest }) {
  const now = Date.now();
  write({ ...rest, id: randomId(), begun: now, touched: now, expires: now + expiresInSeconds * 1000 });
}

/**
 * Goes on with another token.
 *
 * @param {Console.Tokens} tokens
 */
export function goOn({ token, expiresInSeconds, provider }) {
  const stored = read();
  if (stored) write({ ...stored, token, provider, expires: Date.now() + expiresInSeconds * 1000 });
}

/**
 * Takes over what another tab told: a session where there is none here, or what has changed in the same one. Whether it is
 * one that this tab did not have.
 *
 * @param {Console.Session} told
 * @param {number} now
 */
export function adopt(told, now = Date.now()) {
  const mine = session(now);
  if ((mine && mine.id !== told.id) || !lives(told, now)) return false;
  const newer = mine && mine.expires > told.expires ? mine : told;
  write({ ...newer, touched: Math.max(told.touched, mine?.touched ?? 0) });
  return !mine;
}

/**
 * Somebody is there. Whether it was noted.
 *
 * @param {number} now
 */
export function touch(now = Date.now()) {
  const stored = session(now);
  if (!stored || now - stored.touched <= BETWEEN_TOUCHES_MS) return false;
  write({ ...stored, touched: now });
  return true;
}

/** Whether a session stands in the storage, ended or not. */
export function isLeftOver() {
  return read() !== null;
}

export function end() {
  sessionStorage.removeItem(KEY);
}

/** A random id; other than the browser's own it can be had without TLS too. */
export function randomId() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const variant = ((Number.parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/**
 * @param {Console.Session} stored
 * @param {number} now
 */
function lives({ expires, touched, begun, roles }, now) {
  // one of a page of another version has none
  return Array.isArray(roles) && expires > now && touched + LONGEST_IDLE_MS > now && begun + LONGEST_MS > now;
}

/** @returns {Console.Session | null} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {Console.Session} value */
function write(value) {
  sessionStorage.setItem(KEY, JSON.stringify(value));
}
