/** What the hospital is called, and in which time zone its clocks go. */
import { keepingFocus } from '../board/patches.js';
import { ask } from '../desk/asking.js';
import { reading } from '../desk/parts.js';
import { element, fill, written } from '../dom.js';
import { texts } from '../texts.js';
import { forgetWard, hospital } from '../ward.js';
import { useZone } from '../zone.js';

const words = texts.hospital.settings;

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function showSettings(place, signal) {
  const said = element('p', { class: 'desk-said', role: 'status' });
  const facts = element('div');
  fill(place, said, facts);
  const changes = reading(facts, { read, draw }, signal);

  async function read() {
    forgetWard();
    const house = await hospital();
    useZone(house.time_zone);
    return house;
  }

  /**
   * @param {HTMLElement} body
   * @param {Api.Hospital} house
   */
  function draw(body, house) {
    const zone = house.time_zone ?? 'UTC';
    keepingFocus(facts, () =>
      fill(
        body,
        element(
          'dl',
          { class: 'desk-facts' },
          fact(words.name, written(house.name), words.rename, 'name', () => rename(house)),
          fact(words.zone, zone, words.move, 'zone', () => move(house)),
          element('div', {}, element('dt', {}, words.id), element('dd', {}, house.id)),
        ),
      ),
    );
  }

  /** @param {Api.Hospital} house */
  const rename = ({ id, name }) =>
    wish({
      id: 'name of the hospital',
      label: words.rename,
      save: words.save,
      says: words.renameEffects,
      fields: [{ name: 'name', label: words.name, type: 'text', required: true, value: name }],
      command: (values) => ({ method: 'PATCH', path: `admin/tenants/${id}`, body: { name: values.name } }),
      said: words.renamed,
    });

  /** @param {Api.Hospital} house */
  const move = ({ id, time_zone: zone }) =>
    wish({
      id: 'zone of the hospital',
      label: words.move,
      save: words.save,
      says: words.moveEffects,
      fields: [
        {
          name: 'time_zone',
          label: words.zone,
          type: 'text',
          required: true,
          value: zone,
          offered: Intl.supportedValuesOf('timeZone'),
          help: words.zoneHelp,
        },
      ],
      command: (values) => ({ method: 'PATCH', path: `admin/tenants/${id}`, body: { time_zone: values.time_zone } }),
      said: ({ time_zone: chosen }) => words.moved(String(chosen)),
    });

  /** @param {import('../desk/asking.js').Wish} wanted */
  function wish(wanted) {
    const done = (/** @type {string} */ what) => {
      fill(said, written(what));
      changes.due();
    };
    ask(wanted, { done }, signal);
  }
}

/**
 * @param {string} label
 * @param {Dom.Child} value
 * @param {string} change
 * @param {string} focus
 * @param {() => void} onclick
 */
const fact = (label, value, change, focus, onclick) =>
  element(
    'div',
    {},
    element('dt', {}, label),
    element('dd', {}, value, ' ', element('button', { type: 'button', 'data-focus': focus, onclick }, change)),
  );
