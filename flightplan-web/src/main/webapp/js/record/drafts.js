/**
 * What was written and is not recorded yet: kept in memory alone, so that a closed form, a lost connection or an ended
 * session lose nothing; whoever signs in next as somebody else finds none of it.
 */
import { randomId } from '../session.js';

/** @type {Map<string, Recording.Draft>} */
const drafts = new Map();
let owner = '';
/** @type {(() => void)[]} */
const others = [];

/**
 * Throws away what somebody else has written.
 *
 * @param {string | undefined} user
 */
export function keepDraftsOf(user = '') {
  if (owner !== user) {
    drafts.clear();
    for (const forget of others) forget();
  }
  owner = user;
}

/**
 * What else goes when somebody else comes.
 *
 * @param {() => void} forget
 */
export const forgetWithDrafts = (forget) => void others.push(forget);

/**
 * @param {Api.Id} admission
 * @param {string} what
 * @returns {Recording.Draft}
 */
export function draftOf(admission, what) {
  const known = drafts.get(`${admission} ${what}`);
  if (known) return known;
  const draft = { what, entered: {}, touched: false, open: false, key: randomId(), pending: null };
  drafts.set(`${admission} ${what}`, draft);
  return draft;
}

/** Whether anybody has written what is not recorded yet. */
export const hasDrafts = () => [...drafts.values()].some(({ touched }) => touched);

/** @param {Api.Id} admission */
export function draftsOf(admission) {
  return [...drafts].filter(([key]) => key.startsWith(admission)).map(([, draft]) => draft);
}

/**
 * @param {Api.Id} admission
 * @param {string} what
 */
export const dropDraft = (admission, what) => void drafts.delete(`${admission} ${what}`);

/** @param {Api.Id} admission */
export function dropDraftsOf(admission) {
  for (const key of drafts.keys()) if (key.startsWith(admission)) drafts.delete(key);
}
