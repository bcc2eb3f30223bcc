/** Watches over the session: renews its token while somebody is there, and says when it has ended. */
import { SESSION_ENDED } from './api.js';
import { renew } from './provider.js';
import { goOn, isLeftOver, session, touch } from './session.js';

const BETWEEN_LOOKS_MS = 10_000;
const AHEAD_MS = 60_000;

export function watch() {
  for (const sign of ['pointerdown', 'keydown', 'wheel']) {
    window.addEventListener(sign, () => touch(), { passive: true });
  }
  setInterval(look, BETWEEN_LOOKS_MS);
}

async function look() {
  const current = session();
  if (!current) {
    if (isLeftOver()) window.dispatchEvent(new Event(SESSION_ENDED));
    return;
  }
  const { provider, expires } = current;
  if (provider?.refreshToken && expires - Date.now() < AHEAD_MS) {
    try {
      goOn(await renew({ ...provider, refreshToken: provider.refreshToken }));
    } catch {
      // the provider has ended it, or is away: the token is good for a minute yet, and the next look tries again
    }
  }
}
