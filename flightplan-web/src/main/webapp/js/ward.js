/** What several views need again and again, kept in memory for one session and one tenant. No patient is among it. */
import { get } from './api.js';

/** @type {Map<string, Promise<Api.Manifest>>} */
let manifests = new Map();
/** @type {Map<string, Promise<Api.Hospital>>} */
let hospitals = new Map();

/** Forgets everything; called whenever the session changes, so that no tenant's data outlives it. */
export function forgetWard() {
  manifests = new Map();
  hospitals = new Map();
}

/** What everybody in the hospital may know of it. */
export const hospital = () => remember(hospitals, '', () => get('tenants/current'));

/** The packs of the hospital. */
export async function hospitalsManifests() {
  const { specialties } = await hospital();
  // one that is kept in a version is called `name@version`
  return Promise.all(specialties.map((choice) => manifestOf(choice.split('@')[0])));
}

/** @param {string} specialty */
export function manifestOf(specialty) {
  return remember(manifests, specialty, () => get(`specialties/${encodeURIComponent(specialty)}/config`));
}

// Shared between views, so it is not tied to the signal of the view that asked first. A failure is not remembered.
/**
 * @template What
 * @param {Map<string, Promise<What>>} memory
 * @param {string} key
 * @param {() => Promise<What>} read
 * @returns {Promise<What>}
 */
function remember(memory, key, read) {
  const known = memory.get(key);
  if (known) return known;
  const promise = read();
  memory.set(key, promise);
  promise.catch(() => memory.delete(key));
  return promise;
}
