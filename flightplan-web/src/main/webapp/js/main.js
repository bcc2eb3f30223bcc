import { showAdmit } from './admit/admit.js';
import { ApiError, SESSION_ENDED } from './api.js';
import { showCensus } from './census/census.js';
import { element, fill } from './dom.js';
import { showHandover } from './handover/handover.js';
import { showHuddle } from './huddle/huddle.js';
import { chooseLanguage, language, languageOf, LANGUAGES } from './language.js';
import { beginFollowing, endFollowing, hearLive, watchStream } from './live.js';
import { showMerge } from './merge/merge.js';
import { showBoard } from './board/board.js';
import { onKeys } from './keys.js';
import { failure } from './notices.js';
import { landing, PAGES } from './pages.js';
import { claims, finish, isReturning, leaveForGood } from './provider.js';
import { hasDrafts, keepDraftsOf } from './record/drafts.js';
import { forgetLast, go, route, toSignIn } from './router.js';
import { begin, end, session } from './session.js';
import { showSignIn } from './sign-in.js';
import { showStay } from './stay/stay.js';
import { showStays } from './stays/stays.js';
import { askForSession, hearTabs, tellEnded, tellSession } from './tabs.js';
import { texts } from './texts.js';
import { keepTopbar, showTopbar } from './topbar.js';
import { forgetWard, hospital } from './ward.js';
import { watch } from './watch.js';
import { useZone } from './zone.js';

const VIEWS = {
  'sign-in': showSignIn,
  board: showBoard,
  stays: showStays,
  stay: showStay,
  admit: showAdmit,
  merge: showMerge,
  handover: showHandover,
  huddle: showHuddle,
  census: showCensus,
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
  // it stands in the browser's history: it names the view, never the patient
  document.title = `${texts.page.titles[wanted.view]} · FlightPlan`;
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
  const { time_zone: zone } = await hospital();
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
  // a page speaks one language as long as it stands
  if (languageOf(session()?.user) !== language) location.reload();
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

/** At the foot of every page, each language by its own name. */
function showLanguages() {
  document.documentElement.lang = language;
  const foot = /** @type {HTMLElement} */ (document.getElementById('foot'));
  const others = /** @type {import('./language.js').Language[]} */ (Object.keys(LANGUAGES));
  fill(
    foot,
    others.map((each) => {
      const onclick = () => {
        if (hasDrafts() && !confirm(texts.page.languageLosesDrafts)) return;
        chooseLanguage(session()?.user, each);
        location.reload();
      };
      const more = each === language ? { 'aria-current': 'true', disabled: true } : { onclick };
      return element('button', { type: 'button', class: 'quiet', lang: each, ...more }, LANGUAGES[each]);
    }),
  );
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
showLanguages();
onKeys(
  'g',
  Object.fromEntries(PAGES.map(({ key, to }) => [key, () => session() && go(to())])),
  new AbortController().signal,
);
start();
