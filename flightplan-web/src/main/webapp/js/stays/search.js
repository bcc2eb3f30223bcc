/** Finds patients by what somebody types: a date of birth, an MRN, or the beginning of a name. */
import { post } from '../api.js';

const MOST_PATIENTS = 20;
const SHORTEST_WORD = 3;

/**
 * The patients' ids, rows of those who are `closed`, and whether there are `more` than could be shown.
 *
 * @param {string} text
 * @param {AbortSignal} signal
 */
export async function findPatients(text, signal) {
  const pages = await Promise.all(
    queries(text).map((query) => post(`patients/search?limit=${MOST_PATIENTS}`, query, { signal })),
  );
  const found = pages.flatMap(({ items }) => items);
  const open = found.filter((patient) => patient.restricted === undefined);
  return {
    ids: [...new Set(open.map(({ id }) => id))],
    closed: found.filter((patient) => patient.restricted === true),
    more: pages.some(({ next }) => next !== undefined),
  };
}

// What could be either is looked for as both: nobody should have to say what they have typed.
/** @param {string} text */
function queries(text) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return [{ date_of_birth: text }];
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const isName = words.length > 0 && words.every((word) => word.length >= SHORTEST_WORD);
  return [{ mrn: text }, ...(isName ? [{ name_prefix: text }] : [])];
}
