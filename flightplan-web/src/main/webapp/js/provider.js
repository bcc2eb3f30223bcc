/**
 * Sign-in through the hospital's identity provider: OpenID Connect, authorization code with PKCE. What one attempt needs
 * to be finished lives in sessionStorage; no password and no patient data passes through here.
 */

import { ErrorInWords } from './errors.js';
import { texts } from './texts.js';

const words = texts.page.signIn;

/**
 * @typedef {{ issuer: string, client: string, returnTo: string | null, state: string, verifier: string }} Attempt
 *
 * @typedef {object} Endpoints
 * @property {string} authorization_endpoint
 * @property {string} token_endpoint
 * @property {string} [end_session_endpoint] which not all providers have
 *
 * @typedef {{ sub?: string, name?: string, preferred_username?: string, groups?: string[], tenant?: string, exp: number }} Claims
 */

const ATTEMPT = 'flightplan.sign-in';

/** Where the provider sends the browser back to: this page, without a route. */
const here = () => new URL('.', document.baseURI).href;

/**
 * Leaves for the provider. `returnTo`: the route to go on with afterwards.
 *
 * @param {{ issuer: string, client_id: string }} provider
 * @param {string | null} returnTo
 */
export async function leaveFor({ issuer, client_id: client }, returnTo) {
  const { authorization_endpoint: address } = await endpoints(issuer);
  /** @type {Attempt} */
  const attempt = { issuer, client, returnTo, state: random(), verifier: random() };
  sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
  const url = new URL(address);
  for (const [name, value] of Object.entries({
    response_type: 'code',
    scope: 'openid',
    client_id: client,
    redirect_uri: here(),
    state: attempt.state,
    code_challenge: await sha256(attempt.verifier),
    code_challenge_method: 'S256',
  })) {
    url.searchParams.set(name, value);
  }
  location.assign(url);
}

/** Whether the provider has just sent the browser back. */
export function isReturning() {
  const answer = new URLSearchParams(location.search);
  return answer.has('state') && (answer.has('code') || answer.has('error'));
}

/**
 * Finishes what the provider sent the browser back with. The code leaves the address at once. Resolves with
 * {tokens, returnTo}; rejects when the provider refused, or when this window had not asked for it.
 *
 * @returns {Promise<{ tokens: Console.Tokens, returnTo: string | null }>}
 */
export async function finish() {
  const answer = new URLSearchParams(location.search);
  /** @type {Attempt | null} */
  const attempt = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? 'null');
  sessionStorage.removeItem(ATTEMPT);
  history.replaceState(null, '', here());
  const code = answer.get('code');
  if (!attempt || attempt.state !== answer.get('state') || !code) {
    throw new ErrorInWords(words.notFinished);
  }
  const tokens = await tokensFor(attempt, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: here(),
    code_verifier: attempt.verifier,
  });
  return { tokens, returnTo: attempt.returnTo };
}

/**
 * Fresh tokens for a session that is in use.
 *
 * @param {Console.Provider & { refreshToken: string }} provider
 */
export async function renew({ issuer, client, refreshToken, idToken }) {
  const fresh = await tokensFor({ issuer, client }, { grant_type: 'refresh_token', refresh_token: refreshToken });
  const { provider } = fresh;
  // where the provider gives no new ones, the old ones stay good (RFC 6749, section 6)
  const kept = { refreshToken: provider.refreshToken ?? refreshToken, idToken: provider.idToken ?? idToken };
  return { ...fresh, provider: { ...provider, ...kept } };
}

/**
 * Ends the provider's session too, which would sign in the next one at this screen without a password.
 *
 * @param {Console.Provider} provider
 */
export async function leaveForGood({ issuer, client, idToken }) {
  const { end_session_endpoint: address } = await endpoints(issuer);
  if (!address) return;
  const url = new URL(address);
  url.searchParams.set('client_id', client);
  url.searchParams.set('post_logout_redirect_uri', here());
  if (idToken) url.searchParams.set('id_token_hint', idToken);
  location.assign(url);
}

/**
 * What a token says of its user.
 *
 * @param {string} token
 * @returns {Claims}
 */
export function claims(token) {
  const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (c) => c.charCodeAt(0))));
}

/**
 * @param {Console.Provider} provider
 * @param {Record<string, string>} fields
 * @returns {Promise<Console.Tokens & { provider: Console.Provider }>}
 */
async function tokensFor({ issuer, client }, fields) {
  const { token_endpoint: address } = await endpoints(issuer);
  const response = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ client_id: client, ...fields }),
    credentials: 'omit',
  });
  if (!response.ok) throw new ErrorInWords(words.refused);
  const { access_token, refresh_token, id_token, expires_in } = await response.json();
  return {
    provider: { issuer, client, refreshToken: refresh_token, idToken: id_token },
    token: access_token,
    // which a provider may leave out (RFC 6749, section 5.1)
    expiresInSeconds: expires_in ?? claims(access_token).exp - Date.now() / 1000,
  };
}

/**
 * @param {string} issuer
 * @returns {Promise<Endpoints>}
 */
async function endpoints(issuer) {
  const silent = new ErrorInWords(words.silent);
  const address = `${issuer}/.well-known/openid-configuration`;
  const response = await fetch(address, { credentials: 'omit' }).catch(() => Promise.reject(silent));
  if (!response.ok) throw silent;
  return response.json();
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** @param {string} text */
async function sha256(text) {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
