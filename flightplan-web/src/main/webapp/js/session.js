/**
 * The signed-in session. It lives in sessionStorage: gone with the tab, never sent by the browser on its own.
 * It holds no patient data. It ends by itself when nobody has touched the screen for a while, and once a shift is over
 * (45 CFR 164.312(a)(2)(iii)).
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
  const lives =
    stored && stored.expires > now && stored.touched + LONGEST_IDLE_MS > now && stored.begun + LONGEST_MS > now;
  return lives ? stored : null;
}

/** @param {Console.Tokens & { tenant: string, role: string }} tokens */
export function begin({ token, expiresInSeconds, tenant, role, provider }) {
  const now = Date.now();
  write({ token, tenant, role, provider, begun: now, touched: now, expires: now + expiresInSeconds * 1000 });
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
 * Somebody is there.
 *
 * @param {number} now
 */
export function touch(now = Date.now()) {
  const stored = session(now);
  if (stored && now - stored.touched > BETWEEN_TOUCHES_MS) write({ ...stored, touched: now });
}

/** Whether a session stands in the storage, ended or not. */
export function isLeftOver() {
  return read() !== null;
}

export function end() {
  sessionStorage.removeItem(KEY);
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
