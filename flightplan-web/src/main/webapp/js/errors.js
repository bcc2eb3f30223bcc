import { texts } from './texts.js';

/** An error whose message is written for the person at the screen. */
export class ErrorInWords extends Error {}

/** What to say of an error; one that was not foreseen is named, and nothing of it is shown. */
export function wordsOf(/** @type {unknown} */ error) {
  return error instanceof ErrorInWords ? error.message : texts.page.failures.unforeseen;
}
