/** The specialties of the hospital, each in the newest version of its pack or in one that is kept. */
import { all } from '../api.js';
import { keepingFocus } from '../board/patches.js';
import { ask } from '../desk/asking.js';
import { reading } from '../desk/parts.js';
import { element, fill, written } from '../dom.js';
import { texts } from '../texts.js';
import { forgetWard, hospital } from '../ward.js';
import { choiceOf, choicesWith } from './packs.js';

const words = texts.hospital.specialties;

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function showSpecialties(place, signal) {
  const said = element('p', { class: 'desk-said', role: 'status' });
  const list = element('div');
  fill(place, element('p', { class: 'help' }, words.why), said, list);
  const changes = reading(list, { read, draw }, signal);

  async function read() {
    forgetWard();
    const [packs, house] = await Promise.all([all('specialties', {}, { signal }), hospital()]);
    return { packs, house };
  }

  /**
   * @param {HTMLElement} body
   * @param {{ packs: Api.Specialty[], house: Api.Hospital }} found
   */
  function draw(body, { packs, house }) {
    keepingFocus(list, () =>
      fill(
        body,
        element(
          'ul',
          { class: 'cards' },
          packs.map((pack) => card(pack, house)),
        ),
      ),
    );
  }

  /**
   * @param {Api.Specialty} pack
   * @param {Api.Hospital} house
   */
  function card({ name, label, version = '', versions = [] }, house) {
    const { used, kept } = choiceOf(house.specialties, name);
    const state = !used ? words.off : kept ? words.kept(kept) : words.newest(version);
    return element(
      'li',
      { class: 'card', 'data-specialty': name, 'data-used': String(used) },
      element('h2', {}, written(label)),
      element('p', {}, state),
      element('p', { class: 'help' }, words.installed(versions.join(', '))),
      element(
        'p',
        { class: 'form-buttons' },
        element(
          'button',
          { type: 'button', 'data-focus': `choose ${name}`, onclick: choose },
          used ? words.change : words.use,
        ),
        used &&
          element(
            'button',
            { type: 'button', class: 'danger', 'data-focus': `stop ${name}`, onclick: stop },
            words.stop,
          ),
      ),
    );

    function choose() {
      wish({
        id: `specialty ${name}`,
        label: words.versionOf(label),
        save: words.save,
        says: words.useEffects,
        fields: [
          {
            name: 'version',
            label: words.version,
            type: 'choice',
            required: true,
            value: kept || NEWEST,
            options: [[NEWEST, words.takeNewest], ...versions.map((each) => [each, words.keep(each)])],
          },
        ],
        command: ({ version: chosen }) =>
          change(choicesWith(house.specialties, name, chosen === NEWEST ? name : `${name}@${chosen}`)),
        said: words.done(label),
      });
    }
    function stop() {
      wish({
        id: `no specialty ${name}`,
        label: words.stopOf(label),
        save: words.stopSure,
        says: words.stopEffects,
        command: () => change(choicesWith(house.specialties, name, null)),
        said: words.stopped(label),
      });
    }
    /**
     * @param {string[]} enabled_specialties
     * @returns {Recording.Command}
     */
    function change(enabled_specialties) {
      return { method: 'PATCH', path: `admin/tenants/${house.id}`, body: { enabled_specialties } };
    }
  }

  /** @param {import('../desk/asking.js').Wish} wanted */
  function wish(wanted) {
    const done = (/** @type {string} */ what) => {
      fill(said, written(what));
      changes.due();
    };
    ask(wanted, { done }, signal);
  }
}

const NEWEST = 'newest';
