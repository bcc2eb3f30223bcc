/**
 * What was done on this page, and what is under way: it goes on while other sections are looked at, since a vacuum may take an
 * hour. Kept in memory, for the session that began it.
 */
import { ApiError } from '../api.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { session } from '../session.js';
import { texts } from '../texts.js';
import { time } from '../words.js';
import { lasting } from './figures.js';

const TICK_MS = 1_000;
const MOST = 5;
const words = texts.installation.deeds;

/** @typedef {{ of: string, what: string, began: number, ended?: number, said?: string, failed?: boolean, alone?: boolean }} Deed */

/** @type {Deed[]} */
let deeds = [];
let changed = () => {};

/**
 * Does something, and tells how it went.
 *
 * @template Answer
 * @param {string} what
 * @param {() => Promise<Answer>} act
 * @param {{ said?: (answer: Answer) => string | undefined, alone?: boolean, after?: () => void }} more `said`: what is told besides "done",
 *   or `alone`
 */
export async function perform(what, act, { said, alone, after } = {}) {
  /** @type {Deed} */
  const deed = { of: session()?.id ?? '', what, alone, began: Date.now() };
  deeds = [deed, ...deeds].slice(0, MOST);
  changed();
  try {
    const answer = await act();
    deed.said = said?.(answer);
  } catch (error) {
    deed.failed = true;
    deed.said = error instanceof ApiError && error.status === 0 ? words.noAnswer : wordsOf(error);
  }
  deed.ended = Date.now();
  changed();
  after?.();
}

/**
 * They stand above every section.
 *
 * @param {AbortSignal} signal
 */
export function deedsBar(signal) {
  const node = element('ul', { class: 'deeds', role: 'status', 'aria-label': words.label });
  const draw = () => {
    const mine = deeds.filter(({ of }) => of === session()?.id);
    fill(node, mine.map(line));
    node.hidden = !mine.length;
  };
  changed = draw;
  draw();
  // the seconds of what runs go on, without a reader hearing each
  const ticking = setInterval(() => {
    for (const each of node.querySelectorAll('[data-began]')) {
      const { began } = /** @type {HTMLElement} */ (each).dataset;
      each.textContent = lasting(Date.now() - Number(began));
    }
  }, TICK_MS);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });
  return node;
}

/** @param {Deed} deed */
function line(deed) {
  const { what, began, ended, said, failed, alone } = deed;
  const dismiss = () => {
    deeds = deeds.filter((each) => each !== deed);
    changed();
  };
  const done = alone ? '' : words.done(lasting((ended ?? began) - began));
  const how = !ended ? words.running : failed ? words.failed : done;
  return element(
    'li',
    { class: failed ? 'failed' : ended ? 'done' : 'running' },
    element('strong', {}, what),
    ` ${how}`,
    !ended &&
      element('span', { class: 'age', 'data-began': began, 'aria-hidden': 'true' }, lasting(Date.now() - began)),
    said && ` ${said}`,
    ended && [' ', element('small', {}, time(ended))],
    ended &&
      element('button', { type: 'button', class: 'quiet', 'aria-label': words.dismiss(what), onclick: dismiss }, '×'),
  );
}
