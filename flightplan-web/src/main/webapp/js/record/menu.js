/** The menu of what can be recorded: each has its letter. */
import { element } from '../dom.js';
import { texts } from '../texts.js';

const words = texts.recording;

/**
 * @template {Recording.Entry | Recording.Kind} Entry
 * @param {Entry[]} kinds
 * @param {(kind: Entry) => void} choose
 * @param {() => void} closed called when nothing was chosen
 * @param {AbortSignal} signal
 * @param {string} title for whom or which bed it is
 */
export function openMenu(kinds, choose, closed, signal, title) {
  /** @type {Entry | undefined} */
  let chosen;
  /** @param {Entry} kind */
  const take = (kind) => {
    chosen = kind;
    dialog.close();
  };
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const kind = kinds.find(({ letter }) => letter === event.key.toLowerCase());
    if (!kind) return;
    event.preventDefault();
    take(kind);
  };
  const onclose = () => {
    dialog.remove();
    if (chosen) choose(chosen);
    else closed();
  };
  const dialog = element(
    'dialog',
    { class: 'record menu', 'aria-labelledby': 'menu-title', onkeydown, onclose },
    element('h2', { id: 'menu-title' }, title),
    element('p', { class: 'help' }, words.menuHint),
    element(
      'ul',
      {},
      kinds.map((kind) =>
        element(
          'li',
          {},
          element(
            'button',
            { type: 'button', onclick: () => take(kind) },
            element('kbd', {}, kind.letter),
            ' ',
            kind.label,
          ),
        ),
      ),
    ),
    element('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, words.cancel),
  );
  document.body.append(dialog);
  dialog.showModal();
  signal.addEventListener('abort', () => dialog.close(), { once: true });
}
