/** The key of the hospital, from which those of its patients hang: when it was last rotated, and its rotation. */
import { get } from '../api.js';
import { keepingFocus } from '../board/patches.js';
import { ask } from '../desk/asking.js';
import { reading } from '../desk/parts.js';
import { element, fill, written } from '../dom.js';
import { texts } from '../texts.js';
import { dayAndTime } from '../words.js';
import { PURPOSE } from './purpose.js';

const words = texts.reviews.key;

/** @param {Reviews.Visit} visit */
export function hospitalKey({ signal, staff }) {
  const said = element('p', { class: 'desk-said', role: 'status' });
  const state = element('div');
  const changes = reading(state, { read, draw }, signal);

  async function read() {
    const query = { action: 'keys.rotated', limit: 20 };
    const { items } = await get('admin/audit', query, { signal, purpose: PURPOSE });
    return items.find(({ outcome }) => outcome === 'done');
  }

  /**
   * @param {HTMLElement} body
   * @param {Api.AccessRecord | undefined} last
   */
  function draw(body, last) {
    const when = last && words.since(staff.nameOf(last.user), dayAndTime(Date.parse(last.recorded_at)));
    keepingFocus(state, () =>
      fill(
        body,
        element('p', {}, written(when ?? words.never)),
        element('p', { class: 'help' }, words.what),
        element('p', {}, element('button', { type: 'button', 'data-focus': 'rotate', onclick: rotate }, words.rotate)),
      ),
    );
  }

  function rotate() {
    ask(
      {
        id: 'rotate',
        label: words.title,
        says: words.effects,
        save: words.sure,
        command: () => ({ method: 'POST', path: 'admin/keys/rotation', body: {} }),
        said: words.rotated,
      },
      {
        done: (what) => {
          fill(said, what);
          changes.due();
        },
      },
      signal,
    );
  }
  return element('section', { class: 'hospital-key' }, element('h2', {}, words.title), said, state);
}
