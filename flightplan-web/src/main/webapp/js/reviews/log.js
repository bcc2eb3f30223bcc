/** The audit trail's legal hold, the hospital's key, and whether the log is as it was sealed. */
import { get } from '../api.js';
import { ask } from '../desk/asking.js';
import { reading } from '../desk/parts.js';
import { keepingFocus } from '../board/patches.js';
import { element, fill, written } from '../dom.js';
import { texts } from '../texts.js';
import { dayAndTime } from '../words.js';
import { verification } from './chain.js';
import { hospitalKey } from './key.js';
import { PURPOSE } from './purpose.js';

const words = texts.reviews.hold;

/**
 * @param {HTMLElement} place
 * @param {Reviews.Visit} visit
 */
export function showLog(place, visit) {
  const { signal, staff } = visit;
  const said = element('p', { class: 'desk-said', role: 'status' });
  const state = element('div');
  const hold = element('section', { class: 'hold' }, element('h2', {}, words.title), said, state);
  fill(place, hold, hospitalKey(visit), verification(signal));
  const changes = reading(state, { read, draw }, signal);

  async function read() {
    const options = { signal, purpose: PURPOSE };
    const [{ held }, set, lifted] = await Promise.all([
      get('admin/audit/hold', {}, options),
      get('admin/audit', { action: 'legal_hold.set', limit: 20 }, options),
      get('admin/audit', { action: 'legal_hold.lifted', limit: 20 }, options),
    ]);
    const last = [...set.items, ...lifted.items]
      .filter(({ outcome }) => outcome === 'done')
      .sort((a, b) => b.recorded_at.localeCompare(a.recorded_at))[0];
    return { held, last };
  }

  /**
   * @param {HTMLElement} body
   * @param {{ held: boolean, last?: Api.AccessRecord }} found
   */
  function draw(body, { held, last }) {
    const by = last && words.since(staff.nameOf(last.user), dayAndTime(Date.parse(last.recorded_at)));
    keepingFocus(state, () =>
      fill(
        body,
        element('p', { 'data-held': String(held) }, element('strong', {}, held ? words.held : words.free)),
        by && element('p', { class: 'help' }, written(by)),
        element('p', { class: 'help' }, words.what),
        element(
          'p',
          {},
          element(
            'button',
            { type: 'button', 'data-focus': 'hold', class: held ? 'danger' : undefined, onclick: () => change(!held) },
            held ? words.lift : words.set,
          ),
        ),
      ),
    );
  }

  /** @param {boolean} held */
  function change(held) {
    ask(
      {
        id: `hold ${held}`,
        label: held ? words.setTitle : words.liftTitle,
        says: held ? words.setEffects : words.liftEffects,
        save: held ? words.setSure : words.liftSure,
        command: () => ({ method: 'POST', path: 'admin/audit/hold', body: { held } }),
        said: held ? words.wasSet : words.wasLifted,
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
}
