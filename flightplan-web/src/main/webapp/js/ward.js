/**
 * What several views need again and again, kept in memory for one session and one tenant: manifests and the patients
 * already read. A patient is read one by one, so that the read audit names exactly those who were shown.
 */
import { get } from './api.js';

/** @type {Map<string, Promise<Api.Manifest>>} */
let manifests = new Map();
/** @type {Map<Api.Id, Promise<Api.Patient>>} */
let patients = new Map();

/** Forgets everything; called whenever the session changes, so that no tenant's data outlives it. */
export function forgetWard() {
  manifests = new Map();
  patients = new Map();
}

/** @param {string} specialty */
export function manifestOf(specialty) {
  return remember(manifests, specialty, () => get(`specialties/${encodeURIComponent(specialty)}/config`));
}

/** @param {Api.Id} id */
export function patientOf(id) {
  return remember(patients, id, () => get(`patients/${id}`));
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
