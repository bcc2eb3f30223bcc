import { showAdmit } from './admit/admit.js';
import { ApiError, get, SESSION_ENDED } from './api.js';
import { showBoard } from './board/board.js';
import { fill } from './dom.js';
import { beginFollowing, endFollowing, hearLive, watchStream } from './live.js';
import { onKeys } from './keys.js';
import { failure } from './notices.js';
import { landing, PAGES } from './pages.js';
import { claims, finish, isReturning, leaveForGood } from './provider.js';
import { forgetLast, go, route, toSignIn } from './router.js';
import { keepDraftsOf } from './record/drafts.js';
import { begin, end, session } from './session.js';
import { showSignIn } from './sign-in.js';
import { showStay } from './stay/stay.js';
import { showStays } from './stays/stays.js';
import { askForSession, hearTabs, tellEnded, tellSession } from './tabs.js';
import { keepTopbar, showTopbar } from './topbar.js';
import { forgetWard } from './ward.js';
import { watch } from './watch.js';
import { useZone } from './zone.js';

const VIEWS = { 'sign-in': showSignIn, board: showBoard, stays: showStays, stay: showStay, admit: showAdmit };
// The title stands in the browser's history: it names the view, never the patient.
const TITLES = {
  'sign-in': 'Sign in · FlightPlan',
  board: 'Board · FlightPlan',
  stays: 'Stays · FlightPlan',
  stay: 'Stay · FlightPlan',
  admit: 'Admit · FlightPlan',
};

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const topbar = /** @type {HTMLElement} */ (document.getElementById('topbar'));

const AGAIN_MS = 5_000;

/** Ends what the view on screen still has under way: requests, timers, listeners. */
let leaving = new AbortController();
/** @type {string | null} */
let returnTo = null;

async function show() {
  if (location.hash === '#main') return main.focus();
  const wanted = route();
  if (!wanted) return go(session() ? landing() : toSignIn);
  if (!session() && wanted.view !== 'sign-in') {
    returnTo = location.hash;
    return go(toSignIn);
  }
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  document.title = TITLES[wanted.view];
  document.body.dataset.view = wanted.view;
  showTopbar(topbar, wanted.view, signOut);
  fill(main);
  window.scrollTo(0, 0);
  const visit = { ...wanted, signal, signedIn, interrupted: Boolean(returnTo), returnTo };
  try {
    if (session()) await begun();
    if (!signal.aborted) await VIEWS[wanted.view](main, visit);
  } catch (error) {
    explain(error, signal);
  }
}

/** @type {string | undefined} */
let known;

/** What every page of a session rests on: the event stream, and the hospital's time zone. */
async function begun() {
  beginFollowing();
  const { id = '' } = session() ?? {};
  if (known === id) return;
  const { time_zone: zone } = await get('tenants/current');
  useZone(zone);
  known = id;
}

/**
 * @param {unknown} error
 * @param {AbortSignal} signal
 */
function explain(error, signal) {
  if (signal.aborted) return;
  fill(main, failure(error, show));
  if (!(error instanceof ApiError)) throw error;
  // who does not answer now may soon
  if ([0, 429, 503].includes(error.status)) setTimeout(() => !signal.aborted && show(), AGAIN_MS);
}

function signedIn() {
  keepDraftsOf(session()?.user);
  const target = returnTo ?? landing();
  returnTo = null;
  forgetWard();
  tellSession();
  go(target);
}

/** Another tab has signed in, or has told its session. */
function arrived() {
  if (document.body.dataset.view === 'sign-in') signedIn();
}

/**
 * What a token of the provider calls its user and the user's roles.
 *
 * @param {{ tokens: Console.Tokens, returnTo: string | null }} signedIn
 */
function beginWith({ tokens, returnTo: target }) {
  const { sub, name, preferred_username: user, groups = [] } = claims(tokens.token);
  const role = groups.includes('clinician') ? 'Clinician' : groups.includes('viewer') ? 'Viewer' : 'No clinical role';
  begin({ ...tokens, tenant: name ?? user ?? '', role, user: sub });
  returnTo = target ?? null;
  signedIn();
}

/** Back to the same page once signed in again. */
function signInAgain() {
  returnTo = location.hash;
  forget();
}

function signOut() {
  const { id, provider } = session() ?? {};
  keepDraftsOf();
  forgetLast();
  forget();
  if (id) tellEnded(id);
  if (provider) leaveForGood(provider).catch(() => {});
}

function endedElsewhere() {
  keepDraftsOf();
  forgetLast();
  forget();
}

function forget() {
  end();
  endFollowing();
  forgetWard();
  go(toSignIn);
}

async function start() {
  if (isReturning()) {
    try {
      return beginWith(await finish());
    } catch (error) {
      return void fill(
        main,
        failure(error, () => go(toSignIn)),
      );
    }
  }
  if (!session()) await askForSession();
  await show();
}

hearTabs({ arrived, ended: endedElsewhere, live: hearLive });
window.addEventListener('hashchange', show);
window.addEventListener(SESSION_ENDED, signInAgain);
watch();
watchStream();
keepTopbar();
onKeys(
  'g',
  Object.fromEntries(PAGES.map(({ key, to }) => [key, () => session() && go(to())])),
  new AbortController().signal,
);
start();
