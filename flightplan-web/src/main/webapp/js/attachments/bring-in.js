/** The ways by which files come to a page without being asked for. */
import { element } from '../dom.js';
import { texts } from '../texts.js';
import { faceOf } from '../zone.js';

const words = texts.attachments;

/**
 * Files that are dropped on the page, or pasted into it.
 *
 * @param {(files: File[]) => void} take
 * @param {AbortSignal} signal
 */
export function bringIn(take, signal) {
  const target = element('div', { class: 'drop-here', hidden: true }, words.drop);
  document.body.append(target);
  signal.addEventListener('abort', () => target.remove(), { once: true });
  /** @param {DragEvent} event */
  const over = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    target.hidden = false;
  };
  /** @param {DragEvent} event */
  const drop = (event) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    target.hidden = true;
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (files.length && isFree()) take(files);
  };
  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length || !isFree()) return;
    event.preventDefault();
    take(files.map(named));
  };
  document.addEventListener('dragover', over, { signal });
  document.addEventListener('dragleave', (event) => event.relatedTarget || (target.hidden = true), { signal });
  document.addEventListener('drop', drop, { signal });
  document.addEventListener('paste', paste, { signal });
}

/** Another dialog has the page. */
const isFree = () => !document.querySelector('dialog[open]:not(.attach)');

// every clipboard calls its picture the same
/** @param {File} file */
function named(file) {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const name = `${words.pasted} ${faceOf(Date.now()).replace('T', ' ').replace(':', '.')}`;
  return new File([file], `${name}${file.name.slice('image'.length)}`, { type: file.type });
}
