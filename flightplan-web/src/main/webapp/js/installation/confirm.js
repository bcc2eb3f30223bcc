/** Asks before something is done, and says what it does. Who only presses Enter does nothing. */
import { element } from '../dom.js';
import { texts } from '../texts.js';

/**
 * @param {object} question
 * @param {string} question.title
 * @param {string[]} question.says what is done by it
 * @param {string} question.yes what the button says that does it
 * @param {() => void} question.act
 * @param {AbortSignal} signal
 */
export function ask({ title, says, yes, act }, signal) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement ? active.dataset.key : undefined;
  const no = element('button', { type: 'button', onclick: () => dialog.close() }, texts.recording.cancel);
  const go = () => {
    dialog.close();
    act();
  };
  const dialog = element(
    'dialog',
    { class: 'record confirm', 'aria-labelledby': 'confirm-title', onclose: () => ended() },
    element('h2', { id: 'confirm-title' }, title),
    element(
      'ul',
      { class: 'effects' },
      says.map((each) => element('li', {}, each)),
    ),
    element(
      'p',
      { class: 'form-buttons' },
      element('button', { type: 'button', class: 'danger', onclick: go }, yes),
      no,
    ),
  );
  // the line may have been written anew meanwhile
  function ended() {
    dialog.remove();
    if (!key || document.querySelector('dialog[open]')) return;
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  }
  document.body.append(dialog);
  dialog.showModal();
  no.focus();
  signal.addEventListener('abort', () => dialog.close(), { once: true });
}
