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

const NEXT_KEY_MS = 1_500;

/**
 * Two keys one after the other, such as `g` and `b`.
 *
 * @param {string} first
 * @param {Record<string, () => void>} commands by the second key
 * @param {AbortSignal} signal
 */
export function onKeys(first, commands, signal) {
  let pressed = -Infinity;
  onKey(first, () => (pressed = performance.now()), signal);
  /** @param {KeyboardEvent} event */
  const listener = (event) => {
    if (performance.now() - pressed > NEXT_KEY_MS || event.key === first || !commands[event.key]) return;
    pressed = -Infinity;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    // a page's own letters are not meant
    event.stopImmediatePropagation();
    commands[event.key]();
  };
  document.addEventListener('keydown', listener, { signal, capture: true });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  const texts = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable]';
  return target instanceof Element && target.closest(texts) !== null;
}
