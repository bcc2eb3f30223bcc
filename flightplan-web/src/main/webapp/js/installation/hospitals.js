/** The hospitals of the installation by name: what else is shown of them names their ids alone. */
import { all } from '../api.js';
import { element, written } from '../dom.js';

/** @type {Map<Api.Id, string>} */
let known = new Map();
let readAt = 0;
const GOOD_FOR_MS = 60_000;

/**
 * @param {AbortSignal} signal
 * @returns {Promise<Map<Api.Id, string>>} empty where they can't be read: the ids tell, too
 */
export async function namesOf(signal) {
  if (Date.now() - readAt < GOOD_FOR_MS) return known;
  try {
    const tenants = await all('admin/tenants', {}, { signal });
    known = new Map(tenants.map(({ id, name }) => [id, name]));
    readAt = Date.now();
  } catch (error) {
    if (signal.aborted) throw error;
  }
  return known;
}

/** Asks anew the next time. */
export function forgetNames() {
  readAt = 0;
}

/**
 * @template {{ tenant_id: Api.Id }} Item
 * @param {Item[]} items
 * @param {Map<Api.Id, string>} names
 */
export const byName = (items, names) =>
  [...items].sort((a, b) => (names.get(a.tenant_id) ?? '').localeCompare(names.get(b.tenant_id) ?? ''));

/**
 * @param {Map<Api.Id, string>} names
 * @param {Api.Id} id
 */
export const nameOf = (names, id) => (names.has(id) ? written(names.get(id) ?? '') : element('code', {}, id));
