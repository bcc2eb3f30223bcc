/**
 * The language that the console speaks: the one that the user has chosen in this browser, else the browser's. A page speaks one
 * language as long as it stands; another is chosen by loading it anew.
 */
import { session } from './session.js';

const KEY = 'flightplan.language';
/** Where nobody is signed in: what was chosen last. */
const LAST = '';

/** @typedef {'en' | 'de'} Language */

/** @type {Record<Language, string>} */
export const LANGUAGES = { en: 'English', de: 'Deutsch' };

export const language = languageOf(session()?.user);
/** How numbers and dates are written. */
export const locale = language === 'de' ? 'de-DE' : 'en-GB';

/**
 * @param {string | undefined} user
 * @param {readonly string[]} ofBrowser in the order of preference
 * @returns {Language}
 */
export function languageOf(user, ofBrowser = navigator.languages ?? [navigator.language]) {
  const kept = read();
  const wanted = [kept[user ?? LAST], kept[LAST], ...ofBrowser.map((each) => each.slice(0, 2).toLowerCase())];
  return wanted.find(isLanguage) ?? 'en';
}

/**
 * Keeps what a user has chosen; no patient's data is in it.
 *
 * @param {string | undefined} user
 * @param {Language} chosen
 */
export function chooseLanguage(user, chosen) {
  localStorage.setItem(KEY, JSON.stringify({ ...read(), [user ?? LAST]: chosen, [LAST]: chosen }));
}

/**
 * @param {string | undefined} name
 * @returns {name is Language}
 */
function isLanguage(name) {
  return name !== undefined && Object.hasOwn(LANGUAGES, name);
}

/** @returns {Record<string, string>} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    return {};
  }
}
