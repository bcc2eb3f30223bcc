import { ApiError, SESSION_ENDED } from './api.js';
import { element, fill } from './dom.js';
import { failure } from './notices.js';
import { claims, finish, isReturning, leaveForGood } from './provider.js';
import { go, route, toSignIn, toStays } from './router.js';
import { begin, end, session } from './session.js';
import { showSignIn } from './sign-in.js';
import { showStay } from './stay/stay.js';
import { showStays } from './stays/stays.js';
import { forgetWard } from './ward.js';
import { watch } from './watch.js';

const VIEWS = { 'sign-in': showSignIn, stays: showStays, stay: showStay };
// The title stands in the browser's history: it names the view, never the patient.
const TITLES = { 'sign-in': 'Sign in · FlightPlan', stays: 'Stays · FlightPlan', stay: 'Stay · FlightPlan' };

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const topbar = /** @type {HTMLElement} */ (document.getElementById('topbar'));

/** Ends what the view on screen still has under way: requests, timers, listeners. */
let leaving = new AbortController();
/** @type {string | null} */
let returnTo = null;

async function show() {
  if (location.hash === '#main') return main.focus();
  const wanted = route();
  if (!wanted) return go(session() ? toStays : toSignIn);
  if (!session() && wanted.view !== 'sign-in') {
    returnTo = location.hash;
    return go(toSignIn);
  }
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  document.title = TITLES[wanted.view];
  document.body.dataset.view = wanted.view;
  showTopbar();
  fill(main);
  window.scrollTo(0, 0);
  try {
    await VIEWS[wanted.view](main, { id: wanted.id, signal, signedIn, interrupted: Boolean(returnTo), returnTo });
  } catch (error) {
    explain(error, signal);
  }
}

/**
 * @param {unknown} error
 * @param {AbortSignal} signal
 */
function explain(error, signal) {
  if (signal.aborted) return;
  fill(main, failure(error, show));
  if (!(error instanceof ApiError)) throw error;
}

function signedIn() {
  const target = returnTo ?? toStays;
  returnTo = null;
  forgetWard();
  go(target);
}

/**
 * What a token of the provider calls its user and the user's roles.
 *
 * @param {{ tokens: Console.Tokens, returnTo: string | null }} signedIn
 */
function beginWith({ tokens, returnTo: target }) {
  const { name, preferred_username: user, groups = [] } = claims(tokens.token);
  const role = groups.includes('clinician') ? 'Clinician' : groups.includes('viewer') ? 'Viewer' : 'No clinical role';
  begin({ ...tokens, tenant: name ?? user ?? '', role });
  returnTo = target ?? null;
  signedIn();
}

/** Back to the same page once signed in again. */
function signInAgain() {
  returnTo = location.hash;
  forget();
}

function signOut() {
  const provider = session()?.provider;
  forget();
  if (provider) leaveForGood(provider).catch(() => {});
}

function forget() {
  end();
  forgetWard();
  go(toSignIn);
}

function showTopbar() {
  const current = session();
  fill(
    topbar,
    element(
      'a',
      { class: 'brand', href: current ? toStays : toSignIn },
      element('img', { src: 'images/flightplan.svg', alt: '', width: 24, height: 24 }),
      'FlightPlan',
    ),
    current && element('span', { class: 'hospital' }, current.tenant),
    current && element('span', { class: 'role' }, current.role),
    current && element('button', { type: 'button', class: 'quiet', onclick: signOut }, 'Sign out'),
  );
}

window.addEventListener('hashchange', show);
window.addEventListener(SESSION_ENDED, signInAgain);
watch();
if (isReturning())
  finish().then(beginWith, (error) =>
    fill(
      main,
      failure(error, () => go(toSignIn)),
    ),
  );
else show();
