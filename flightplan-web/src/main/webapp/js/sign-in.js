/**
 * Sign-in for development: choose a hospital and a role, no password. Outside development the token endpoint does not
 * exist; then this page says how one signs in there.
 */
import { all, ApiError, post } from './api.js';
import { element, fill } from './dom.js';
import { failure, nothing, pause, waiting } from './notices.js';
import { begin } from './session.js';

const ROLES = [
  { role: 'clinician', label: 'Clinician', hint: 'reads and records' },
  { role: 'viewer', label: 'Viewer', hint: 'reads' },
];
const RETRY_MS = 3000;

/** `interrupted`: whether there is a page to return to. */
export async function showSignIn(root, { signal, signedIn, interrupted }) {
  const card = element('section', { class: 'sign-in' }, waiting('Looking for hospitals …'));
  fill(root, card);
  try {
    const tenants = await hospitals(card, signal);
    fill(card, form(tenants, { signal, signedIn, interrupted }));
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    fill(
      card,
      nothing(
        'Sign in with your hospital account',
        element('p', {}, 'This server is not in development, so there is no sign-in without a password here.'),
        element(
          'p',
          {},
          'Sign-in through the hospital’s identity provider comes to the console with that connection. ' +
            'Until then the HTTP API accepts tokens from the identity provider.',
        ),
      ),
    );
  }
}

/** The active hospitals; while there are none it says so and asks again. */
async function hospitals(card, signal) {
  for (;;) {
    const { access_token: token } = await post('dev/token', { roles: ['platform-admin'] }, { signal, token: null });
    const tenants = (await all('admin/tenants', {}, { signal, token, byOffset: true })).filter(
      (tenant) => tenant.active !== false,
    );
    if (tenants.length) return tenants.sort((a, b) => a.name.localeCompare(b.name));
    fill(
      card,
      nothing(
        'No hospitals yet',
        element(
          'p',
          {},
          'If the server has just started, the demonstration is still being loaded: ' +
            'its hospitals appear here by themselves in a moment.',
        ),
        element('p', {}, 'Otherwise a platform administrator adds the first one with POST api/v1/admin/tenants.'),
      ),
    );
    await pause(RETRY_MS, signal);
  }
}

function form(tenants, { signal, signedIn, interrupted }) {
  const problem = element('div', { 'aria-live': 'assertive' });
  const submit = async (event) => {
    event.preventDefault();
    const chosen = new FormData(event.target);
    const tenant = tenants.find(({ id }) => id === chosen.get('tenant'));
    const role = ROLES.find((candidate) => candidate.role === chosen.get('role'));
    try {
      const answer = await post('dev/token', { tenant: tenant.id, roles: [role.role] }, { signal, token: null });
      begin({ token: answer.access_token, expiresInSeconds: answer.expires_in, tenant: tenant.name, role: role.label });
      signedIn();
    } catch (error) {
      if (!signal.aborted) fill(problem, failure(error));
    }
  };
  return element(
    'form',
    { onsubmit: submit },
    element('h1', {}, 'Sign in'),
    interrupted && element('p', { role: 'status' }, 'Sign in to go on where you were.'),
    element('p', { class: 'hint' }, 'Development server, synthetic patients: no password is asked for.'),
    element('label', { for: 'tenant' }, 'Hospital'),
    element(
      'select',
      { id: 'tenant', name: 'tenant', required: true },
      tenants.map(({ id, name }) => element('option', { value: id }, name)),
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, 'Role'),
      ROLES.map(({ role, label, hint }, index) =>
        element(
          'label',
          { class: 'choice' },
          element('input', { type: 'radio', name: 'role', value: role, checked: index === 0 }),
          element('span', {}, label),
          element('small', {}, hint),
        ),
      ),
    ),
    problem,
    element('button', { type: 'submit', class: 'primary' }, 'Sign in'),
  );
}
