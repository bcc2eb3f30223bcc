/** A part of the page that reads its figures again while it is looked at, and says how old they are. */
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { failure } from '../notices.js';
import { refresher } from '../refresher.js';
import { texts } from '../texts.js';
import { lasting } from './figures.js';

const RETRY_MS = 3_000;
const TICK_MS = 1_000;
const words = texts.installation;

/**
 * @template Known
 * @param {object} what
 * @param {string} what.title
 * @param {string} [what.hint]
 * @param {() => Promise<Known>} what.read
 * @param {(known: Known) => Dom.Child} what.draw
 * @param {number} what.every in milliseconds
 * @param {AbortSignal} signal
 */
export function part({ title, hint, read, draw, every }, signal) {
  const age = element('span', { class: 'age' });
  const trouble = element('div');
  const body = element('div', { class: 'part-body', 'aria-busy': 'true' }, element('p', {}, words.loading));
  const node = element(
    'section',
    { class: 'part', 'aria-label': title },
    element('div', { class: 'part-head' }, element('h2', {}, title), age),
    hint && element('p', { class: 'help' }, hint),
    trouble,
    body,
  );
  let readAt = 0;
  let told = '';
  let timer = 0;

  const readOnce = async () => {
    clearTimeout(timer);
    try {
      const known = await read();
      if (signal.aborted) return;
      readAt = Date.now();
      told = '';
      fill(trouble);
      body.removeAttribute('aria-busy');
      keepingPlace(body, () => fill(body, draw(known)));
      timer = window.setTimeout(changes.due, every);
    } catch (error) {
      if (signal.aborted) return;
      explain(error);
      timer = window.setTimeout(changes.due, RETRY_MS);
    }
    tick();
  };
  /** @param {unknown} error */
  const explain = (error) => {
    // told once, or a reader would hear it every 3 seconds
    if (told === wordsOf(error)) return;
    told = wordsOf(error);
    if (!readAt) fill(body);
    fill(trouble, failure(error, changes.due, words.notLoaded(title)), element('p', {}, texts.triedAgain));
  };
  const tick = () => {
    const said = readAt ? words.ago(lasting(Date.now() - readAt)) : '';
    if (age.textContent !== said) age.textContent = said;
  };
  const changes = refresher(readOnce, signal);
  const ticking = setInterval(tick, TICK_MS);
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      clearInterval(ticking);
    },
    { once: true },
  );
  changes.due();
  return { node, due: changes.due };
}

/**
 * What is written anew keeps the focus, and what was unfolded stays so.
 *
 * @param {HTMLElement} body
 * @param {() => void} draw
 */
function keepingPlace(body, draw) {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && body.contains(active) ? active.dataset.key : undefined;
  const open = new Set([...body.querySelectorAll('details[open]')].map((each) => keyOf(each)));
  draw();
  for (const each of body.querySelectorAll('details')) if (open.has(keyOf(each))) each.open = true;
  if (key) /** @type {HTMLElement | null} */ (body.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
}

/** @param {Element} node */
const keyOf = (node) => /** @type {HTMLElement} */ (node).dataset.key;
