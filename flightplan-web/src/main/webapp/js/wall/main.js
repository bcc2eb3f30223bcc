/**
 * A display at the wall: it claims what it is once, by a code, and then shows its unit's board for as long as the hospital lets it.
 * It has no session and can do nothing else; what it may show, the server decides.
 */
import { ApiError, get, stream } from '../api.js';
import { element, fill } from '../dom.js';
import { language } from '../language.js';
import { pause } from '../notices.js';
import { refresher } from '../refresher.js';
import { eventReader } from '../sse.js';
import { texts } from '../texts.js';
import { dayAndTime, time } from '../words.js';
import { useZone } from '../zone.js';
import { claimForm } from './claim.js';
import { fit, wallBoard } from './board.js';

const SECRET = 'flightplan.display';
const BETWEEN_READINGS_MS = 1_000;
const AGAIN_MS = 5_000;
const MINUTE = 60_000;
const SECOND = 1_000;
/** From when on passers-by are warned: a reading or two may fail. */
const STALE_MS = 90_000;
/** A newer version of this page is taken when nobody looks. */
const HOUR_OF_RELOAD = 4;
const words = texts.wall;

const main = /** @type {HTMLElement} */ (document.getElementById('main'));

/** @param {string} [why] what the screen was a moment ago, and is no more */
function claim(why) {
  localStorage.removeItem(SECRET);
  fill(
    main,
    claimForm((secret) => {
      localStorage.setItem(SECRET, secret);
      show(secret);
    }, why),
  );
}

/** @param {string} secret */
function show(secret) {
  const leaving = new AbortController();
  const { signal } = leaving;
  /** @type {Api.WallBoard | null} */
  let board = null;
  let read = Date.now();
  const place = element('div', { class: 'wall-place' }, element('p', { class: 'wall-notice' }, words.loading));
  const clock = element('span', { class: 'wall-clock' });
  const stale = element('p', { class: 'wall-stale', role: 'alert' });
  fill(main, stale, place);

  function draw() {
    if (board) fill(place, wallBoard(board, clock, Date.now()));
    fit(place);
    tick();
  }
  function tick() {
    const now = Date.now();
    clock.textContent = dayAndTime(now);
    stale.textContent = board && now - read > STALE_MS ? words.stale(time(read)) : '';
  }

  async function reread() {
    try {
      board = await get('displays/board', {}, { token: secret, signal });
      read = Date.now();
      useZone(board.time_zone);
      draw();
    } catch (error) {
      if (signal.aborted) return;
      const { status } = error instanceof ApiError ? error : { status: 0 };
      if (status === 401) return revoked();
      // a refusal is on record each time: it is asked again each minute
      if ([403, 404].includes(status)) gone();
      else setTimeout(() => changes.due(), AGAIN_MS);
    }
  }
  function revoked() {
    leaving.abort();
    claim(words.revoked);
  }
  // what the server does not show any more does not stay on the wall
  function gone() {
    board = null;
    fill(place, element('p', { class: 'wall-notice', role: 'alert' }, words.closed));
  }

  const changes = refresher(reread, signal, BETWEEN_READINGS_MS);
  const hours = new Date().getHours();
  const ticking = setInterval(() => {
    tick();
    const isFresh = Date.now() - read < STALE_MS;
    if (isFresh && new Date().getHours() === HOUR_OF_RELOAD && hours !== HOUR_OF_RELOAD) location.reload();
  }, SECOND);
  const minutely = setInterval(() => changes.due(), MINUTE);
  signal.addEventListener('abort', () => [ticking, minutely].forEach(clearInterval), { once: true });
  window.addEventListener('resize', () => fit(place), { signal });
  window.addEventListener('online', () => changes.due(), { signal });
  changes.due();
  followUnit(secret, () => changes.due(), signal);
}

/**
 * Hears whenever something concerns the unit; each end of the stream, of which there is one at least each quarter of an hour, is
 * answered by a reading, since something may have been missed.
 *
 * @param {string} secret
 * @param {() => void} heard
 * @param {AbortSignal} signal
 */
async function followUnit(secret, heard, signal) {
  while (!signal.aborted) {
    let rest = AGAIN_MS;
    try {
      const body = await stream('displays/stream', null, signal, secret);
      const reader = body.pipeThrough(new TextDecoderStream()).getReader();
      const take = eventReader(heard);
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) take(value ?? '');
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) rest = MINUTE;
    }
    heard();
    await pause(rest, signal).catch(() => {});
  }
}

document.documentElement.lang = language;
document.title = `${words.title} · FlightPlan`;
const known = localStorage.getItem(SECRET);
if (known) show(known);
else claim();
