import { element } from './dom.js';

/** Says what went wrong, in words, and offers to try again. */
export function failure(error, retry) {
  return element(
    'div',
    { class: 'notice failure', role: 'alert' },
    element('h2', {}, 'That did not work'),
    element('p', {}, error.status === undefined ? 'The console could not show this page.' : error.message),
    error.reference && element('p', { class: 'reference' }, `Reference for support: ${error.reference}`),
    element(
      'p',
      {},
      retry && element('button', { type: 'button', onclick: () => retry() }, 'Try again'),
      ' ',
      element('a', { href: '#/stays' }, 'All stays'),
    ),
  );
}

export function waiting(text) {
  return element('p', { class: 'notice waiting', role: 'status' }, text);
}

export function nothing(title, ...children) {
  return element('div', { class: 'notice', role: 'status' }, element('h2', {}, title), ...children);
}

/** Resolves after some milliseconds; rejects as soon as the view is left. */
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
