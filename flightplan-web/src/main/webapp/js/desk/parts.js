/** A page of a desk: its parts have an address each, and one of them is shown. */
import { element, fill } from '../dom.js';
import { failure, waiting } from '../notices.js';
import { follow } from '../live.js';
import { isWorthAnotherTry } from '../record/sender.js';
import { refresher } from '../refresher.js';
import { texts } from '../texts.js';

const RETRY_MS = 3_000;

/**
 * The place in which the part that was asked for is to be shown.
 *
 * @param {HTMLElement} root
 * @param {{ title: string, parts: { name: string, label: string, href: string }[], current: string }} page
 */
export function pageOfParts(root, { title, parts, current }) {
  const shown = parts.find(({ name }) => name === current) ?? parts[0];
  const place = element('section', { class: 'desk-part', 'aria-label': shown.label });
  fill(
    root,
    element(
      'div',
      { class: 'page desk' },
      element(
        'div',
        { class: 'page-head desk-head' },
        element('h1', {}, title),
        element(
          'nav',
          { class: 'views', 'aria-label': title },
          parts.map(({ name, label, href }) =>
            element('a', { href, 'aria-current': name === shown.name ? 'page' : undefined }, label),
          ),
        ),
      ),
      place,
    ),
  );
  return place;
}

/**
 * Reads what a part shows, and draws it: at once, when something may have been missed, and whenever it is `due()`. A reading that fails
 * leaves what was shown, says so, and is done again by itself where that may help.
 *
 * @template Found
 * @param {HTMLElement} place
 * @param {{ read: () => Promise<Found>, draw: (body: HTMLElement, found: Found) => void }} part
 * @param {AbortSignal} signal
 */
export function reading(place, { read, draw }, signal) {
  const troubles = element('div', { class: 'troubles' });
  const body = element('div', { class: 'desk-body' });
  fill(place, troubles, body);
  fill(body, waiting(texts.desk.loading));
  let shown = false;
  const load = async () => {
    try {
      const found = await read();
      if (signal.aborted) return;
      fill(troubles);
      shown = true;
      draw(body, found);
    } catch (error) {
      if (signal.aborted) return;
      if (!shown) fill(body);
      fill(
        troubles,
        failure(error, () => changes.due()),
      );
      // what is refused, or not there, is on record each time it is asked for
      if (isWorthAnotherTry(error)) setTimeout(() => changes.due(), RETRY_MS);
    }
  };
  const changes = refresher(load, signal);
  follow((heard) => heard.kind === 'missed' && shown && changes.due(), signal);
  changes.due();
  return changes;
}
