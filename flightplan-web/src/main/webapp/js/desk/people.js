/** Who works in the hospital, by name; of whom none is known an id is told. */
import { all } from '../api.js';
import { element, written } from '../dom.js';
import { session } from '../session.js';
import { texts } from '../texts.js';

const SHORT_ID = 8;
/** Who called for the first time moments ago has a name within seconds. */
const NAMED_WITHIN_MS = 3_000;

/**
 * The staff as tokens have told of it. Without an answer there are no names, and ids stand in their place.
 *
 * @param {AbortSignal} signal
 */
export async function people(signal) {
  /** @type {Map<Api.Id, string>} */
  const names = new Map();
  /** Of each id without a name, what writes it once it has one. @type {Map<Api.Id, (() => void)[]>} */
  const unnamed = new Map();
  let due = 0;
  const staff = await read();

  async function read() {
    /** @type {Api.User[]} */
    const users = await all('users', {}, { signal }).catch(() => []);
    for (const { id, name } of users) names.set(id, name ?? '');
    return users;
  }

  async function readAgain() {
    if (signal.aborted) return;
    await read();
    for (const [id, writes] of unnamed) if (names.get(id)) writes.forEach((write) => write());
  }

  /** @param {Api.Id} id */
  const nameOf = (id) => names.get(id) || texts.desk.unnamed(shortId(id));

  /**
   * An id that is new and has no name is asked for once more.
   *
   * @param {Api.Id} id
   * @param {() => void} write
   */
  function onceNamed(id, write) {
    if (names.get(id)) return;
    if (!unnamed.has(id)) {
      // counted from the newest: an answer that was asked for before knows nothing of them
      clearTimeout(due);
      due = setTimeout(readAgain, NAMED_WITHIN_MS);
    }
    unnamed.set(id, [...(unnamed.get(id) ?? []), write]);
  }
  return { staff, nameOf, onceNamed };
}

/**
 * Who it was, and whether that is who looks at it.
 *
 * @param {Awaited<ReturnType<typeof people>>} known
 * @param {Api.Id} id
 */
export function person({ nameOf, onceNamed }, id) {
  const name = written(nameOf(id));
  onceNamed(id, () => name.replaceChildren(...written(nameOf(id)).childNodes));
  return element('span', { title: id }, name, id === session()?.user && ` (${texts.desk.you})`);
}

/** @param {Api.Id} id */
export const shortId = (id) => id.slice(0, SHORT_ID);
