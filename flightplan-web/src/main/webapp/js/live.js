/**
 * What changes elsewhere: one stream of events for all tabs of a browser (ADR 59). Whichever tab holds the lock reads it and
 * tells the others; when that one is closed the next takes over, and goes on behind the last position it heard of. Events
 * are ids and types alone: a page asks for what it shows.
 */
import { ApiError, stream } from './api.js';
import { session } from './session.js';
import { eventReader } from './sse.js';
import { tellLive as tellTabs } from './tabs.js';

/** The server says something every 15 seconds, were it only that it is there. */
const LONGEST_SILENCE_MS = 25_000;
const LONGEST_PAUSE_MS = 8_000;
const BETWEEN_LOOKS_MS = 5_000;

/** @type {Set<(heard: Console.Heard) => void>} */
const listeners = new Set();

/** @type {{ of: string, live: boolean, since: number, position: string | null }} */
let state = { of: '', live: false, since: Date.now(), position: null };
/** Ends what reads the stream, or waits for its turn. */
let following = new AbortController();
/** Ends the connection that stands, so that another is made. */
let connection = new AbortController();
/** Ends a pause between two tries. */
let wake = () => {};
let isReader = false;

/**
 * Without locks, which browsers give to TLS and localhost alone, each tab reads for itself.
 *
 * @param {Console.LiveMessage} message
 */
const tellLive = (message) => navigator.locks && tellTabs(message);

/** Whether the page is told of changes, and since when that is so. */
export const freshness = () => ({ live: state.live, since: state.since });

/**
 * `listener` hears of each event, of changes of `freshness`, and when it may have missed something.
 *
 * @param {(heard: Console.Heard) => void} listener
 * @param {AbortSignal} signal
 */
export function follow(listener, signal) {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}

/** Follows the log for the session that there is now. */
export function beginFollowing() {
  const of = session()?.id;
  if (!of || of === state.of) return;
  endFollowing();
  following = new AbortController();
  const { signal } = following;
  state = { of, live: false, since: Date.now(), position: null };
  tellLive({ kind: 'state?', of });
  if (!navigator.locks) return void read(signal);
  navigator.locks.request(`flightplan.stream.${of}`, { signal }, () => read(signal)).catch(() => {});
}

export function endFollowing() {
  following.abort();
  connection.abort();
  isReader = false;
  state = { of: '', live: false, since: Date.now(), position: null };
}

/**
 * What another tab told.
 *
 * @param {Console.LiveMessage} message
 */
export function hearLive(message) {
  if (!navigator.locks) return;
  if (message.kind === 'event') heardEvent(message.event);
  else if (message.kind === 'state') heardState(message);
  else if (isReader) tellLive({ kind: 'state', of: state.of, ...freshness(), position: state.position, missed: false });
}

/** Looks whether the stream still speaks; a machine that has slept finds its connection dead. */
export function watchStream() {
  let looked = Date.now();
  setInterval(() => {
    const slept = Date.now() - looked > 4 * BETWEEN_LOOKS_MS && document.visibilityState === 'visible';
    looked = Date.now();
    if (slept) anew();
  }, BETWEEN_LOOKS_MS);
  window.addEventListener('online', anew);
  window.addEventListener('offline', () => connection.abort());
  window.addEventListener('pageshow', ({ persisted }) => persisted && tell({ kind: 'missed' }));
}

function anew() {
  connection.abort();
  wake();
}

/**
 * Reads as long as the session lives.
 *
 * @param {AbortSignal} signal
 */
async function read(signal) {
  isReader = true;
  for (let failures = 0; !signal.aborted; failures += 1) {
    const opened = await readOnce(signal).catch((error) => forgetPositionAfter(error));
    if (signal.aborted) return;
    if (opened) failures = 0;
    changeState({ live: false });
    await pauseAfter(failures, signal);
  }
}

/**
 * One connection, until it ends; whether it had been opened.
 *
 * @param {AbortSignal} signal
 */
async function readOnce(signal) {
  connection = new AbortController();
  const { signal: ended } = connection;
  let timer = 0;
  const heardSomething = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => connection.abort(), LONGEST_SILENCE_MS);
  };
  try {
    const resumed = state.position;
    heardSomething();
    const body = await stream('events/stream', resumed, AbortSignal.any([signal, ended]));
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    const take = eventReader(({ id, data }) => {
      if (id) state.position = id;
      if (data) spread({ position: id ?? '', ...JSON.parse(data) });
    });
    changeState({ live: true, missed: resumed === null });
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      heardSomething();
      take(value);
    }
  } catch (error) {
    if (state.live) return true;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

// The log was restored to an earlier moment, or this position is too old: from the beginning, and all is read again.
/** @param {unknown} error */
function forgetPositionAfter(error) {
  if (error instanceof ApiError && [400, 409, 410].includes(error.status)) state.position = null;
  return false;
}

/**
 * @param {number} failures
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function pauseAfter(failures, signal) {
  const longest = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures);
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longest * (0.5 + Math.random() / 2));
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
  });
}

/** @param {Console.LogEvent} event */
function spread(event) {
  tellLive({ kind: 'event', of: state.of, event });
  heardEvent(event);
}

/** @param {{ live: boolean, missed?: boolean }} change */
function changeState({ live, missed = false }) {
  if (live === state.live && !missed) return;
  const since = live === state.live ? state.since : Date.now();
  tellLive({ kind: 'state', of: state.of, live, since, position: state.position, missed });
  heardState({ live, since, position: state.position, missed });
}

/** @param {Console.LogEvent} event */
function heardEvent(event) {
  if (event.position) state.position = event.position;
  tell({ kind: 'event', event });
}

/** @param {{ live: boolean, since: number, position: string | null, missed: boolean }} told */
function heardState({ live, since, position, missed }) {
  Object.assign(state, { live, since, position: position ?? state.position });
  tell({ kind: 'freshness' });
  if (missed) tell({ kind: 'missed' });
}

/** @param {Console.Heard} heard */
function tell(heard) {
  for (const listener of listeners) listener(heard);
}
