/** Finds patients by what somebody types: a date of birth, an MRN, or words of a name. */
import { post } from '../api.js';
import { birthDate } from './birth-dates.js';

const MOST_PATIENTS = 20;
/** The API looks for no more at once. */
const MOST_WORDS = 5;

/**
 * The patients' ids, rows of those who are `closed`, and whether there are `more` than could be shown. A `born` is the date
 * that was looked for.
 *
 * @param {string} text
 * @param {AbortSignal} [signal]
 * @param {string} language
 */
export async function findPatients(text, signal, language = navigator.language) {
  const { open, ...rest } = await searchPatients(text, signal, language);
  return { ids: open.map(({ id }) => id), ...rest };
}

/**
 * The same with what is known of the patients, each of them once.
 *
 * @param {string} text
 * @param {AbortSignal} [signal]
 * @param {string} language
 * @param {string} [purpose] of looking
 */
export async function searchPatients(text, signal, language = navigator.language, purpose) {
  const born = birthDate(text, language);
  const pages = await Promise.all(
    queries(text, born).map((query) => post(`patients/search?limit=${MOST_PATIENTS}`, query, { signal, purpose })),
  );
  const found = pages.flatMap(({ items }) => items);
  const open = found.filter((patient) => patient.restricted === undefined);
  return {
    open: [...new Map(open.map((patient) => [patient.id, patient])).values()],
    closed: found.filter((patient) => patient.restricted === true),
    more: pages.some(({ next }) => next !== undefined),
    born,
  };
}

// What could be either is looked for as both: nobody should have to say what they have typed.
/**
 * @param {string} text
 * @param {{ day: Api.Day } | null} born
 */
function queries(text, born) {
  if (born) return [{ date_of_birth: born.day }];
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return [{ mrn: text }, ...(words.length ? [{ name_prefix: words.slice(0, MOST_WORDS).join(' ') }] : [])];
}
