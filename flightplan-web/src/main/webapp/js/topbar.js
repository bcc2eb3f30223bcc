/** The bar above every page: where one is, what time it is there, whether the page is up to date, and the way out. */
import { element, fill, written } from './dom.js';
import { follow, freshness } from './live.js';
import { landing, OF_HOSPITAL, pagesOf } from './pages.js';
import { go, toSignIn } from './router.js';
import { hasRole, session } from './session.js';
import { texts } from './texts.js';
import { dayAndMonth, dayAndTime, dayOfWeek, time, timeZone } from './words.js';

const TICK_MS = 1_000;
// A page that has just come is not told to be late.
const GRACE_MS = 4_000;

const state = element('span', { class: 'freshness', role: 'status' });
const clock = element('time', { class: 'clock' });

/**
 * @param {HTMLElement} bar
 * @param {Console.View} view that is shown
 * @param {() => void} signOut
 */
export function showTopbar(bar, view, signOut) {
  const current = session();
  fill(
    bar,
    element(
      'a',
      { class: 'brand', href: current ? landing() : toSignIn },
      element('img', { src: 'images/flightplan.svg', alt: '', width: 24, height: 24 }),
      'FlightPlan',
    ),
    current && navigation(view),
    current && element('span', { class: 'hospital' }, written(current.tenant)),
    current && clock,
    // who acts in no hospital follows no log
    current && hasRole(...OF_HOSPITAL) && state,
    current && element('span', { class: 'role' }, rolesInWords(current.roles)),
    current && element('button', { type: 'button', class: 'quiet', onclick: signOut }, texts.page.signOut),
  );
  tick();
}

/** @param {string[]} roles of which a clinician's says more than a viewer's */
function rolesInWords(roles) {
  const known = Object.entries(texts.page.roles).filter(([role]) => roles.includes(role));
  const said = known.filter(([role]) => role !== 'viewer' || !roles.includes('clinician'));
  return said.map(([, words]) => words).join(', ');
}

/** @param {Console.View} view */
function navigation(view) {
  return element(
    'nav',
    { class: 'pages', 'aria-label': texts.pages.label },
    pagesOf().map(({ view: page, key, to }) =>
      element(
        'a',
        {
          href: to(),
          'aria-current': page === view ? 'page' : undefined,
          'aria-keyshortcuts': `g ${key}`,
          // what stands over the page goes, too
          onclick: () => location.hash === to() && go(to()),
        },
        texts.pages[page],
      ),
    ),
  );
}

/** Keeps the clock and the state true. */
export function keepTopbar() {
  follow(({ kind }) => kind === 'freshness' && tick(), new AbortController().signal);
  setInterval(tick, TICK_MS);
}

function tick() {
  const now = Date.now();
  say(clock, `${dayOfWeek(now)} ${dayAndMonth(now)}, ${time(now)}`);
  clock.title = timeZone();
  const { live, since } = freshness();
  const waits = !live && now - since < GRACE_MS;
  state.dataset.state = live ? 'live' : waits ? 'waits' : 'down';
  say(state, live ? texts.live : waits ? texts.connecting : texts.notLiveSince(dayAndTime(since)));
}

// What has not changed is not written again: a reader would be told of it each second.
/**
 * @param {HTMLElement} node
 * @param {string} words
 */
function say(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
