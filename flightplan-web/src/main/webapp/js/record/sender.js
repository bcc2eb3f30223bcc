/**
 * Sends what is to be recorded until there is an answer. Each command has its own key, the same at each try, so that it is
 * recorded once whatever is lost on the way.
 */
import { ApiError, command as send } from '../api.js';
import { pause } from '../notices.js';

const PAUSES_MS = [500, 1_000, 2_000, 4_000];

/**
 * @param {Recording.Command} first
 * @param {string} key
 * @param {(rests: Recording.Command['rests']) => number | undefined} versionOf
 * @param {{ signal: AbortSignal, onSilence?: () => void }} options `onSilence` is called when no answer came
 * @returns {Promise<Api.Recorded[]>}
 */
export async function sendAll(first, key, versionOf, { signal, onSilence = () => {} }) {
  /** @type {Api.Recorded[]} */
  const answers = [];
  for (const [index, each] of [first, ...(first.then ?? [])].entries()) {
    answers.push(await sendOne(each, index ? `${key}-${index}` : key, versionOf(each.rests), signal, onSilence));
  }
  return answers;
}

/**
 * @param {Recording.Command} command
 * @param {string} key
 * @param {number | undefined} version
 * @param {AbortSignal} signal
 * @param {() => void} onSilence
 * @returns {Promise<Api.Recorded>}
 */
async function sendOne({ method, path, body }, key, version, signal, onSilence) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await send(method, path, body, { key, version, signal });
    } catch (error) {
      if (!isWorthAnotherTry(error)) throw error;
      onSilence();
      await pause(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)], signal);
    }
  }
}

/**
 * Whether no answer came, or one that says to come again.
 *
 * @param {unknown} error
 */
export function isWorthAnotherTry(error) {
  if (!(error instanceof ApiError)) return false;
  return [0, 408, 425, 429, 502, 503, 504].includes(error.status) || error.errorCode === 'too_busy';
}

/** @param {unknown} error */
export const isConflict = (error) =>
  error instanceof ApiError && (error.status === 412 || (error.status === 409 && error.errorCode !== 'id_in_use'));
