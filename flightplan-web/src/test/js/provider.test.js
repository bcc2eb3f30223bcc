import { problem, requests, serve } from './page.js';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, test } from 'node:test';

// Node 18 has it only here
globalThis.crypto ??= (await import('node:crypto')).webcrypto;
const { claims, finish, isReturning, leaveFor, leaveForGood, renew } = await import('../../main/webapp/js/provider.js');
const { wordsOf } = await import('../../main/webapp/js/errors.js');

const issuer = 'https://provider.example/realm';
const client = 'console';
const ENDPOINTS = {
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  end_session_endpoint: `${issuer}/logout`,
};
const jwt = (payload) => `h.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.s`;
const provider = (tokens, endpoints = ENDPOINTS) =>
  serve(({ url }) => (url.pathname.endsWith('/token') ? tokens : endpoints));

beforeEach(() => {
  location.search = '';
  location.href = '';
});

async function left() {
  provider({ access_token: jwt({ exp: 1 }), refresh_token: 'r', id_token: 'i', expires_in: 300 });
  await leaveFor({ issuer, client_id: client }, '#/stays');
  return new URL(location.href).searchParams;
}

test('the provider gets a challenge, and the verifier only with the code', async () => {
  const asked = await left();
  location.search = `?state=${asked.get('state')}&code=c`;
  assert.equal(isReturning(), true);
  const { tokens, returnTo } = await finish();
  const { body } = requests[requests.length - 1];
  const challenge = createHash('sha256').update(body.get('code_verifier')).digest('base64url');
  assert.equal(asked.get('code_challenge'), challenge);
  assert.equal(tokens.expiresInSeconds, 300);
  assert.equal(returnTo, '#/stays');
});

test('the code leaves the address at once', async () => {
  const asked = await left();
  location.search = `?state=${asked.get('state')}&code=c`;
  await finish();
  assert.equal(location.shown, 'https://hospital.example/flightplan/');
});

test('a sign-in that this window did not ask for is refused, in words', async () => {
  await left();
  location.search = '?state=forged&code=c';
  const error = await finish().catch((refused) => refused);
  assert.equal(wordsOf(error), 'The identity provider did not finish the sign-in.');
});

test('an attempt can be finished once', async () => {
  const asked = await left();
  location.search = `?state=${asked.get('state')}&code=c`;
  await finish();
  await assert.rejects(finish());
});

test('a provider that is away is told as that', async () => {
  for (const answer of [() => problem(502), () => Promise.reject(new TypeError('Failed to fetch'))]) {
    serve(answer);
    const error = await leaveFor({ issuer, client_id: client }, null).catch((refused) => refused);
    assert.equal(wordsOf(error), 'The identity provider does not answer.');
  }
});

test('a provider that gives no new refresh token leaves the old one good', async () => {
  provider({ access_token: jwt({ exp: 1 }), expires_in: 300 });
  const fresh = await renew({ issuer, client, refreshToken: 'old', idToken: 'id' });
  assert.deepEqual(fresh.provider, { issuer, client, refreshToken: 'old', idToken: 'id' });
  provider({ access_token: jwt({ exp: 1 }), refresh_token: 'new', expires_in: 300 });
  assert.equal((await renew({ issuer, client, refreshToken: 'old' })).provider.refreshToken, 'new');
});

test('where the provider does not say how long a token is good, the token does', async () => {
  provider({ access_token: jwt({ exp: Date.now() / 1000 + 120 }) });
  const { expiresInSeconds } = await renew({ issuer, client, refreshToken: 'old' });
  assert.ok(expiresInSeconds > 110 && expiresInSeconds <= 120, String(expiresInSeconds));
});

test('signing out ends the provider’s session too, where it can be ended', async () => {
  provider({});
  await leaveForGood({ issuer, client, idToken: 'i' });
  assert.equal(new URL(location.href).searchParams.get('id_token_hint'), 'i');
  location.href = '';
  provider({}, { ...ENDPOINTS, end_session_endpoint: undefined });
  await leaveForGood({ issuer, client });
  assert.equal(location.href, '');
});

test('a name with letters of any language is read from a token', () => {
  assert.equal(claims(jwt({ name: 'Žofia Müßig ÿ?>' })).name, 'Žofia Müßig ÿ?>');
});
