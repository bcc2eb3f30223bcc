/** Watches over the session: renews its token while somebody is there, and says when it has ended. */
import { post, SESSION_ENDED } from './api.js';
import { renew } from './provider.js';
import { goOn, isLeftOver, session } from './session.js';
import { tellSession, touchAll } from './tabs.js';

const BETWEEN_LOOKS_MS = 10_000;
const AHEAD_MS = 60_000;

export function watch() {
  for (const sign of ['pointerdown', 'keydown', 'wheel']) {
    window.addEventListener(sign, touchAll, { passive: true });
  }
  setInterval(look, BETWEEN_LOOKS_MS);
  // after a sleep the timers of a page are late
  for (const sign of ['online', 'pageshow', 'focus']) window.addEventListener(sign, look);
}

async function look() {
  const current = session();
  if (!current) {
    if (isLeftOver()) window.dispatchEvent(new Event(SESSION_ENDED));
    return;
  }
  if (!isDue(current)) return;
  // one tab for all: a provider may take a refresh token that comes twice for a stolen one
  if (navigator.locks) await navigator.locks.request('flightplan.renewal', { ifAvailable: true }, renewHolding);
  else await renewOnce();
}

/** @param {Console.Session} current */
function isDue({ provider, asked, expires }) {
  return Boolean(provider?.refreshToken || asked) && expires - Date.now() < AHEAD_MS;
}

/** @param {Lock | null} lock */
const renewHolding = (lock) => (lock ? renewOnce() : undefined);

async function renewOnce() {
  const current = session();
  if (!current || !isDue(current)) return;
  try {
    goOn(await renewed(current));
    tellSession();
  } catch {
    // the provider has ended it, or is away: the token is good for a minute yet, and the next look tries again
  }
}

/**
 * @param {Console.Session} current
 * @returns {Promise<Console.Tokens>}
 */
async function renewed({ provider, asked }) {
  if (provider?.refreshToken) return renew({ ...provider, refreshToken: provider.refreshToken });
  const answer = await post('dev/token', asked ?? {}, { token: null });
  return { token: answer.access_token, expiresInSeconds: answer.expires_in };
}
