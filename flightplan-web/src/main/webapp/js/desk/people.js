/** Who works in the hospital, by name; of whom none is known an id is told. */
import { all } from '../api.js';
import { element, written } from '../dom.js';
import { session } from '../session.js';
import { texts } from '../texts.js';

const SHORT_ID = 8;

/**
 * The staff as tokens have told of it. Without an answer there are no names, and ids stand in their place.
 *
 * @param {AbortSignal} signal
 */
export async function people(signal) {
  /** @type {Api.User[]} */
  const staff = await all('users', {}, { signal }).catch(() => []);
  const names = new Map(staff.map(({ id, name }) => [id, name ?? '']));
  /** @param {Api.Id} id */
  const nameOf = (id) => names.get(id) || texts.desk.unnamed(shortId(id));
  return { staff, nameOf };
}

/**
 * Who it was, and whether that is who looks at it.
 *
 * @param {Awaited<ReturnType<typeof people>>} known
 * @param {Api.Id} id
 */
export const person = ({ nameOf }, id) =>
  element('span', { title: id }, written(nameOf(id)), id === session()?.user && ` (${texts.desk.you})`);

/** @param {Api.Id} id */
export const shortId = (id) => id.slice(0, SHORT_ID);
