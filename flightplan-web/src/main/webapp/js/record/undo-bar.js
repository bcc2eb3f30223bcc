/** Says what was recorded, and takes it back when asked within ten seconds; whoever is on the button has longer. */
import { element, fill, written } from '../dom.js';
import { onKey } from '../keys.js';
import { texts } from '../texts.js';

const LONG_ENOUGH_MS = 10_000;
const words = texts.recording;

/**
 * @param {(commands: Recording.Command[]) => Promise<string>} takeBack
 * @param {AbortSignal} signal
 */
export function undoBar(takeBack, signal) {
  const text = element('span');
  const place = element('span');
  const bar = element('div', { class: 'undo-bar', role: 'status', hidden: true }, text, place);
  document.body.append(bar);
  let timer = 0;
  /** @type {(() => void) | null} */
  let undo = null;
  signal.addEventListener('abort', () => bar.remove(), { once: true });
  onKey('u', () => undo?.(), signal);

  /** @param {string} words */
  function say(words) {
    clearTimeout(timer);
    undo = null;
    bar.hidden = false;
    fill(text, written(words));
    fill(place);
    wait();
  }
  function wait() {
    timer = window.setTimeout(() => {
      if (bar.matches(':hover, :focus-within')) return wait();
      bar.hidden = true;
      undo = null;
    }, LONG_ENOUGH_MS);
  }
  /**
   * @param {string} done
   * @param {string} what
   * @param {Recording.Command[]} commands
   */
  function offer(done, what, commands) {
    say(done);
    if (!commands.length) return;
    const back = async () => {
      undo = null;
      fill(place);
      const why = await takeBack(commands);
      if (!signal.aborted) say(why ? words.notUndone(why) : words.undone(what));
    };
    undo = back;
    fill(
      place,
      element(
        'button',
        { type: 'button', 'aria-keyshortcuts': 'u', onclick: back },
        words.undo,
        ' ',
        element('kbd', {}, 'u'),
      ),
    );
  }
  /** Nothing of what was said stays. */
  function clear() {
    say('');
    bar.hidden = true;
  }
  return { offer, say, clear };
}
