/**
 * Sign-in: through the hospital's identity provider, or, in development, by choosing a hospital and a role.
 */
import { all, get, post } from './api.js';
import { element, fill } from './dom.js';
import { failure, nothing, pause, waiting } from './notices.js';
import { claims, leaveFor } from './provider.js';
import { hasDrafts } from './record/drafts.js';
import { toSignIn } from './router.js';
import { begin } from './session.js';
import { texts } from './texts.js';

const words = texts.page.signIn;

const ROLES = /** @type {const} */ (['clinician', 'viewer', 'privacy-officer', 'tenant-admin', 'platform-admin']);
const RETRY_MS = 3000;

/** @type {Console.Asked | null} */
let before = null;

/**
 * Whoever signs in again at this page for the same work is the same person, as at an identity provider.
 *
 * @param {Api.Id | undefined} tenant
 * @param {string} role
 */
function sameAsBefore(tenant, role) {
  return before && before.tenant === tenant && before.roles[0] === role ? before.user : undefined;
}

/**
 * `interrupted`: whether there is a page to return to.
 *
 * @param {HTMLElement} root
 * @param {Console.Visit} visit
 */
export async function showSignIn(root, { signal, signedIn, interrupted, returnTo }) {
  const card = element('section', { class: 'sign-in' }, waiting(words.moment));
  fill(root, card);
  const how = await get('sign-in', {}, { signal, token: null });
  if (how.development) {
    const tenants = await hospitals(card, signal, signedIn);
    fill(card, form(tenants, { proposed: how.default_tenant_id, signal, signedIn, interrupted }));
  } else {
    fill(card, leaving(how, { signal, interrupted, returnTo }));
  }
}

/**
 * @param {{ issuer: string, client_id: string }} provider
 * @param {Pick<Console.Visit, 'signal' | 'interrupted' | 'returnTo'>} visit
 */
function leaving(provider, { signal, interrupted, returnTo }) {
  const problem = element('div', { 'aria-live': 'assertive' });
  /** @param {Dom.Submit} event */
  const leave = async (event) => {
    event.preventDefault();
    try {
      await leaveFor(provider, returnTo);
    } catch (error) {
      if (!signal.aborted) fill(problem, failure(error));
    }
  };
  return element(
    'form',
    { onsubmit: leave },
    element('h1', {}, words.title),
    interrupted && element('p', { role: 'status' }, words.again),
    element('p', { class: 'hint' }, words.account),
    problem,
    element('button', { type: 'submit', class: 'primary' }, words.title),
    // what was written lives in this page, which would be left
    hasDrafts() && element('p', {}, element('a', { href: toSignIn, target: '_blank' }, texts.signInElsewhere)),
  );
}

/**
 * The active hospitals; while there are none it says so and asks again.
 *
 * @param {HTMLElement} card
 * @param {AbortSignal} signal
 * @param {() => void} signedIn
 */
async function hospitals(card, signal, signedIn) {
  const asPlatform = () =>
    beginAs('platform-admin', undefined, signal)
      .then(signedIn)
      .catch((error) => !signal.aborted && fill(card, failure(error)));
  for (;;) {
    const { access_token: token } = await post('dev/token', { roles: ['platform-admin'] }, { signal, token: null });
    const tenants = (await all('admin/tenants', {}, { signal, token })).filter((tenant) => tenant.active !== false);
    if (tenants.length) return tenants.sort((a, b) => a.name.localeCompare(b.name));
    fill(
      card,
      nothing(
        words.noHospitals,
        element('p', {}, words.stillLoading),
        element('p', {}, words.addOne),
        element('button', { type: 'button', onclick: asPlatform }, words.asPlatform),
      ),
    );
    await pause(RETRY_MS, signal);
  }
}

/**
 * @param {typeof ROLES[number]} role
 * @param {Api.Tenant | undefined} tenant in which there is none to act in for who runs the installation
 * @param {AbortSignal} signal
 */
async function beginAs(role, tenant, signal) {
  const wanted = { tenant: tenant?.id, roles: [role], user: sameAsBefore(tenant?.id, role) };
  const { access_token: token, expires_in } = await post('dev/token', wanted, { signal, token: null });
  const { sub: user } = claims(token);
  const asked = { ...wanted, user };
  before = asked;
  begin({ token, expiresInSeconds: expires_in, tenant: tenant?.name ?? '', roles: [role], user, asked });
}

/**
 * @param {Api.Tenant[]} tenants
 * @param {Pick<Console.Visit, 'signal' | 'signedIn' | 'interrupted'> & { proposed?: Api.Id }} visit
 */
function form(tenants, { proposed, signal, signedIn, interrupted }) {
  const problem = element('div', { 'aria-live': 'assertive' });
  /** @param {Dom.Submit} event */
  const submit = async (event) => {
    event.preventDefault();
    const chosen = new FormData(event.target);
    const tenant = tenants.find(({ id }) => id === chosen.get('tenant'));
    const role = ROLES.find((candidate) => candidate === chosen.get('role'));
    if (!tenant || !role) return;
    try {
      await beginAs(role, role === 'platform-admin' ? undefined : tenant, signal);
      signedIn();
    } catch (error) {
      if (!signal.aborted) fill(problem, failure(error));
    }
  };
  return element(
    'form',
    { onsubmit: submit },
    element('h1', {}, words.title),
    interrupted && element('p', { role: 'status' }, words.again),
    element('p', { class: 'hint' }, words.development),
    element('label', { for: 'tenant' }, words.hospital),
    element(
      'select',
      { id: 'tenant', name: 'tenant', required: true },
      tenants.map(({ id, name }) => element('option', { value: id, selected: id === proposed }, name)),
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, words.role),
      ROLES.map((role, index) =>
        element(
          'label',
          { class: 'choice' },
          element('input', { type: 'radio', name: 'role', value: role, checked: index === 0 }),
          element('span', {}, texts.page.roles[role]),
          element('small', {}, words.hints[role]),
        ),
      ),
    ),
    problem,
    element('button', { type: 'submit', class: 'primary' }, words.title),
  );
}
