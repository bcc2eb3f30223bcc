/**
 * The signed-in session. It lives in sessionStorage: gone with the tab, never sent by the browser on its own.
 * It holds no patient data.
 */

const KEY = 'flightplan.session';

/** {token, expires (ms), tenant, role}, or null when there is none or it has ended. */
export function session() {
  try {
    const stored = JSON.parse(sessionStorage.getItem(KEY));
    return stored && stored.expires > Date.now() ? stored : null;
  } catch {
    return null;
  }
}

export function begin({ token, expiresInSeconds, tenant, role }) {
  sessionStorage.setItem(KEY, JSON.stringify({ token, tenant, role, expires: Date.now() + expiresInSeconds * 1000 }));
}

export function end() {
  sessionStorage.removeItem(KEY);
}
