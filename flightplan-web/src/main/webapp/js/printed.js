/** The line at the foot of what is printed: by whom, when, in which time zone. */
import { element } from './dom.js';
import { claims } from './provider.js';
import { session } from './session.js';
import { texts } from './texts.js';
import { dayMonthYear, time, timeZone } from './words.js';

/** Who is signed in, as the token says; empty where it does not. */
export function reader() {
  const current = session();
  const { name, preferred_username: user } = current ? claims(current.token) : {};
  return name ?? user ?? '';
}

/**
 * With its year, since what is printed is kept.
 *
 * @param {number} at
 */
export const moment = (at) => `${dayMonthYear(at)}, ${time(at)}`;

/** @param {AbortSignal} signal */
export function printedBy(signal) {
  const note = element('p', { class: 'print-note printed' });
  const say = () => {
    note.textContent = texts.desk.printed(reader() || texts.handover.somebody, moment(Date.now()), timeZone());
  };
  say();
  window.addEventListener('beforeprint', say, { signal });
  return note;
}
