/** Keys that stand for a command wherever nobody is typing. */

/**
 * @param {string} key as the browser names it
 * @param {() => void} command
 * @param {AbortSignal} signal
 */
export function onKey(key, command, signal) {
  /** @param {KeyboardEvent} event */
  const listener = (event) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    command();
  };
  document.addEventListener('keydown', listener, { signal });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  const texts = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]';
  return target instanceof Element && target.closest(texts) !== null;
}
