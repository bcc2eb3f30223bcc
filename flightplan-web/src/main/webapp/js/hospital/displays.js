/** Displays at the wall: which there are, one more, and one no more. The code of a new one is told here and nowhere else. */
import { all } from '../api.js';
import { keepingFocus } from '../board/patches.js';
import { ask } from '../desk/asking.js';
import { reading } from '../desk/parts.js';
import { element, fill, written } from '../dom.js';
import { nothing } from '../notices.js';
import { texts } from '../texts.js';
import { dayAndTime } from '../words.js';

const words = texts.hospital.displays;
const MINUTE = 60_000;

/** @typedef {{ displays: Api.Display[], units: Api.DeclaredUnit[] }} Found */

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function showDisplays(place, signal) {
  const said = element('div', { class: 'desk-said', role: 'status' });
  const list = element('div');
  fill(place, element('p', { class: 'help' }, words.why), said, list);
  const changes = reading(list, { read, draw }, signal);
  // whether a screen has claimed one is no event of the log
  const looking = setInterval(() => changes.due(), MINUTE / 6);
  signal.addEventListener('abort', () => clearInterval(looking), { once: true });

  /** @returns {Promise<Found>} */
  async function read() {
    const [displays, units] = await Promise.all([all('admin/displays', {}, { signal }), all('units', {}, { signal })]);
    return { displays, units };
  }

  /**
   * @param {HTMLElement} body
   * @param {Found} found
   */
  function draw(body, { displays, units }) {
    const open = units.filter(({ closed_at: closed }) => !closed);
    const known = displays.filter(({ state }) => state === 'claimed' || state === 'waiting');
    keepingFocus(list, () =>
      fill(
        body,
        element(
          'p',
          { class: 'desk-tools' },
          open.length > 0
            ? element('button', { type: 'button', 'data-focus': 'make', onclick: () => make(open) }, words.make)
            : words.noUnits,
        ),
        known.length ? table(known, units) : nothing(words.none),
      ),
    );
  }

  /**
   * @param {Api.Display[]} displays
   * @param {Api.DeclaredUnit[]} units
   */
  const table = (displays, units) =>
    element(
      'table',
      { class: 'desk-table records' },
      element('caption', { class: 'unseen' }, words.caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          words.columns.map((label) => element('th', { scope: 'col' }, label)),
        ),
      ),
      element(
        'tbody',
        {},
        displays.map((display) => {
          const unit = units.find(({ unit_id: id }) => id === display.unit_id);
          return element(
            'tr',
            { 'data-display-id': display.display_id },
            element('th', { scope: 'row' }, written(display.name)),
            element('td', {}, written(unit?.name ?? '')),
            element('td', {}, display.shows_names ? words.names : words.initials),
            element('td', {}, stateOf(display)),
            element(
              'td',
              {},
              element(
                'button',
                { type: 'button', 'data-focus': `revoke ${display.display_id}`, onclick: () => revoke(display) },
                words.revoke,
              ),
            ),
          );
        }),
      ),
    );

  /** @param {Api.DeclaredUnit[]} units */
  const make = (units) =>
    ask(
      {
        id: 'new display',
        label: words.make,
        save: words.makeSure,
        says: words.effects,
        fields: [
          { name: 'name', label: words.name, type: 'text', required: true, help: words.nameHelp },
          {
            name: 'unit_id',
            label: words.unit,
            type: 'choice',
            required: true,
            options: units.map(({ unit_id: id, name }) => [id, name]),
          },
          { name: 'shows_names', label: words.showNames, type: 'boolean', help: words.showNamesHelp },
        ],
        command: ({ name, unit_id, shows_names: shown }) => ({
          method: 'POST',
          path: 'admin/displays',
          body: { name, unit_id, shows_names: Boolean(shown) },
        }),
        said: words.made,
      },
      {
        done: (what, [made]) => {
          const { code = '' } = /** @type {{ code?: string }} */ (made);
          const address = new URL('wall.html', document.baseURI).href;
          fill(
            said,
            element('p', {}, what),
            element('p', {}, words.open, ' ', element('strong', {}, address)),
            element('p', {}, words.code, ' ', element('strong', { class: 'display-code' }, code)),
          );
          changes.due();
        },
      },
      signal,
    );

  /** @param {Api.Display} display */
  const revoke = ({ display_id: id, name }) =>
    ask(
      {
        id: `revoke ${id}`,
        label: words.revokeOf(name),
        save: words.revokeSure,
        final: true,
        says: words.revokeEffects,
        command: () => ({ method: 'DELETE', path: `admin/displays/${id}`, body: null }),
        said: words.revoked(name),
      },
      {
        done: (what) => {
          fill(said, written(what));
          changes.due();
        },
      },
      signal,
    );
}

/** @param {Api.Display} display */
const stateOf = ({ state, claimed_at: claimed, code_ends_at: ends }) =>
  state === 'claimed'
    ? words.claimed(dayAndTime(Date.parse(claimed ?? '')))
    : words.waiting(dayAndTime(Date.parse(ends)));
