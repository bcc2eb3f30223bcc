import { ApiError } from './api.js';
import { element } from './dom.js';
import { wordsOf } from './errors.js';
import { CLINICAL, hasOneOf } from './roles.js';
import { toLastList } from './router.js';
import { texts } from './texts.js';

const words = texts.page.failures;

/**
 * Says what went wrong, in words, and offers to try again.
 *
 * @param {unknown} error
 * @param {() => void} [retry]
 * @param {string} title
 */
export function failure(error, retry, title = words.title) {
  return element(
    'div',
    { class: 'notice failure', role: 'alert' },
    element('h2', {}, title),
    element('p', {}, wordsOf(error)),
    error instanceof ApiError &&
      error.reference &&
      element('p', { class: 'reference' }, words.reference(error.reference)),
    element(
      'p',
      {},
      retry && element('button', { type: 'button', onclick: () => retry() }, texts.tryAgain),
      ' ',
      hasOneOf(CLINICAL) && element('a', { href: toLastList() }, words.allStays),
    ),
  );
}

/** @param {string} text */
export function waiting(text) {
  return element('p', { class: 'notice waiting', role: 'status' }, text);
}

/**
 * @param {string} title
 * @param {Dom.Child[]} children
 */
export function nothing(title, ...children) {
  return element('div', { class: 'notice', role: 'status' }, element('h2', {}, title), ...children);
}

/**
 * Resolves after some milliseconds; rejects as soon as the view is left.
 *
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new DOMException('The view was left', 'AbortError'));
      },
      { once: true },
    );
  });
}
