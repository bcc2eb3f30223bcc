/**
 * Files on their way. What will come is announced first, then its content is sent, with the same id and key at each try, until
 * the server has it or refuses it for good. They go on while other pages are shown; a reload loses them, and the browser asks
 * before it does that.
 */
import { ApiError, post, putContent } from '../api.js';
import { wordsOf } from '../errors.js';
import { forgetWithDrafts } from '../record/drafts.js';
import { isWorthAnotherTry } from '../record/sender.js';
import { randomId } from '../session.js';
import { texts } from '../texts.js';
import { nameOf } from './files.js';

const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];
const words = texts.attachments;

/** @type {Attaching.Upload[]} */
let uploads = [];
/** @type {Set<(recorded?: Attaching.Upload) => void>} */
const listeners = new Set();
let busy = false;
let wake = () => {};

/**
 * @param {Api.Id} admission
 * @param {File[]} files
 * @param {Attaching.Said} said
 */
export function attach(admission, files, said) {
  const added = files.map((file) => ({
    id: randomId(),
    key: randomId(),
    admission,
    file,
    said,
    state: /** @type {Attaching.State} */ ('waiting'),
    sent: 0,
    why: '',
    announced: false,
    stopped: new AbortController(),
  }));
  uploads = [...uploads, ...added];
  tell();
  return run();
}

/** @param {Api.Id} admission */
export const uploadsOf = (admission) => uploads.filter((upload) => upload.admission === admission);

/**
 * `listener(recorded)` is called when something of any upload has changed, and with the upload that is on record now.
 *
 * @param {(recorded?: Attaching.Upload) => void} listener
 * @param {AbortSignal} signal
 */
export function hearUploads(listener, signal) {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}

/**
 * Gives one up.
 *
 * @param {Attaching.Upload} upload
 */
export function giveUp(upload) {
  uploads = uploads.filter((each) => each !== upload);
  upload.stopped.abort();
  tell();
}

/** Somebody has signed in again, or the connection is back. */
export function goOn() {
  for (const upload of uploads) if (upload.state === 'signedOut') upload.state = 'waiting';
  wake();
  return run();
}

function forget() {
  for (const upload of uploads) upload.stopped.abort();
  uploads = [];
  tell();
}

async function run() {
  if (busy) return;
  busy = true;
  for (let next = first(); next; next = first()) await send(next);
  busy = false;
}

const first = () => uploads.find(({ state }) => state === 'waiting');

/** @param {Attaching.Upload} upload */
async function send(upload) {
  for (let tries = 0; ; tries += 1) {
    try {
      await sendOnce(upload);
      uploads = uploads.filter((each) => each !== upload);
      return tell(upload);
    } catch (error) {
      if (upload.stopped.signal.aborted) return;
      if (!isTriedAgain(upload, error)) return tell();
      tell();
      await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)], upload.stopped.signal);
      if (upload.stopped.signal.aborted) return;
    }
  }
}

/** @param {Attaching.Upload} upload */
async function sendOnce(upload) {
  const { id, key, admission, file, said, stopped } = upload;
  const path = /** @type {const} */ (`admissions/${admission}/attachments`);
  const { signal } = stopped;
  if (!upload.announced) {
    await post(path, { ...said, attachment_id: id, filename: nameOf(file.name) }, { signal });
    upload.announced = true;
  }
  change(upload, 'sending', 0);
  /** @param {number} sent */
  const progress = (sent) => change(upload, sent < file.size ? 'sending' : 'searching', sent);
  upload.answer = await putContent(`${path}/${id}/content`, file, { key, signal, progress });
}

/**
 * Notes what an error means for the upload.
 *
 * @param {Attaching.Upload} upload
 * @param {unknown} error
 */
function isTriedAgain(upload, error) {
  const { status, errorCode } = error instanceof ApiError ? error : { status: undefined, errorCode: undefined };
  if (status === 401) {
    upload.state = 'signedOut';
    return false;
  }
  // what was announced is kept for a day
  if (status === 404 && upload.announced) {
    upload.announced = false;
    upload.state = 'silent';
    return true;
  }
  if (isWorthAnotherTry(error)) {
    upload.state = errorCode === 'contents_unavailable' ? 'away' : 'silent';
    return true;
  }
  upload.state = 'refused';
  upload.why = errorCode === 'infected' ? words.infected : wordsOf(error);
  return false;
}

/**
 * @param {Attaching.Upload} upload
 * @param {Attaching.State} state
 * @param {number} sent
 */
function change(upload, state, sent) {
  Object.assign(upload, { state, sent });
  tell();
}

/** @param {Attaching.Upload} [recorded] */
function tell(recorded) {
  for (const listener of listeners) listener(recorded);
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
  });
}

forgetWithDrafts(forget);
window.addEventListener('online', () => wake());
window.addEventListener('beforeunload', (event) => {
  if (uploads.some(({ state }) => state !== 'refused')) event.preventDefault();
});
