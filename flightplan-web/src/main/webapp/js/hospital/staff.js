/** Who works in the hospital, and whether patients are shown to their care teams alone. */
import { all } from '../api.js';
import { keepingFocus } from '../board/patches.js';
import { ask } from '../desk/asking.js';
import { reading } from '../desk/parts.js';
import { shortId } from '../desk/people.js';
import { element, fill, written } from '../dom.js';
import { texts } from '../texts.js';
import { forgetWard, hospital } from '../ward.js';
import { dayAndTime } from '../words.js';
import { stayIn } from './stay-address.js';

const words = texts.hospital.staff;
const MEMBERS = ['clinician', 'viewer'];

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function showStaff(place, signal) {
  let role = '';
  const said = element('p', { class: 'desk-said', role: 'status' });
  const teams = element('section', { class: 'teams', 'aria-labelledby': 'teams' });
  const people = element('div');
  const roles = Object.entries(texts.page.roles);
  const choice = element(
    'select',
    { id: 'role', onchange: ({ target }) => choose(/** @type {HTMLSelectElement} */ (target).value) },
    element('option', { value: '' }, words.anyRole),
    roles.map(([value, label]) => element('option', { value }, label)),
  );
  fill(
    place,
    said,
    teams,
    element(
      'section',
      { 'aria-labelledby': 'people' },
      element(
        'div',
        { class: 'page-head' },
        element('h2', { id: 'people' }, words.people),
        element('span', { class: 'choice-of' }, element('label', { for: 'role' }, words.role), choice),
      ),
      element('p', { class: 'help' }, words.peopleWhy),
      people,
    ),
  );
  const house = reading(teams, { read: readHouse, draw: drawTeams }, signal);
  const staff = reading(people, { read: () => all('users', { role }, { signal }), draw: drawPeople }, signal);

  /** @param {string} chosen */
  function choose(chosen) {
    role = chosen;
    staff.due();
  }
  async function readHouse() {
    forgetWard();
    return hospital();
  }

  /**
   * @param {HTMLElement} body
   * @param {Api.Hospital} found
   */
  function drawTeams(body, { id, care_teams: kept = false }) {
    keepingFocus(teams, () =>
      fill(
        body,
        element('h2', { id: 'teams' }, words.teams),
        element('p', { 'data-kept': String(kept) }, element('strong', {}, kept ? words.on : words.off)),
        element('p', { class: 'help' }, words.what),
        element(
          'p',
          { class: 'form-buttons' },
          element(
            'button',
            { type: 'button', 'data-focus': 'teams', onclick: () => keep(id, !kept) },
            kept ? words.switchOff : words.switchOn,
          ),
          element('button', { type: 'button', 'data-focus': 'member', onclick: () => member() }, words.member),
        ),
      ),
    );
  }

  /**
   * @param {Api.Id} id
   * @param {boolean} kept
   */
  function keep(id, kept) {
    wish({
      id: `care teams ${kept}`,
      label: kept ? words.onTitle : words.offTitle,
      says: kept ? words.onEffects : words.offEffects,
      save: kept ? words.onSure : words.offSure,
      command: () => ({ method: 'PATCH', path: `admin/tenants/${id}`, body: { care_teams: kept } }),
      said: kept ? words.wasOn : words.wasOff,
    });
  }

  async function member() {
    /** @type {Api.User[]} */
    const known = await all('users', {}, { signal }).catch(() => []);
    if (signal.aborted) return;
    const people = known.filter(({ roles = [] }) => roles.some((each) => MEMBERS.includes(each)));
    wish({
      id: 'member of a care team',
      label: words.memberTitle,
      says: words.memberEffects,
      save: words.memberSure,
      fields: [
        { name: 'admission_id', label: words.stay, type: 'text', required: true, help: words.stayHelp },
        {
          name: 'user_id',
          label: words.whom,
          type: 'choice',
          required: true,
          options: people.map(({ id, name }) => [id, name ?? texts.desk.unnamed(shortId(id))]),
        },
        {
          name: 'member',
          label: words.inOrOut,
          type: 'choice',
          required: true,
          value: 'true',
          options: [
            ['true', words.in],
            ['false', words.out],
          ],
        },
        { name: 'role', label: words.as, type: 'text' },
      ],
      command: ({ admission_id: stay, user_id, member: isIn, role: as }) => ({
        method: 'POST',
        path: `admissions/${stayIn(String(stay))}/care-team`,
        body: { user_id, member: isIn === 'true', role: isIn === 'true' ? as : undefined },
      }),
      said: ({ member: isIn }) => (isIn === 'true' ? words.wasIn : words.wasOut),
    });
  }

  /** @param {import('../desk/asking.js').Wish} wanted */
  function wish(wanted) {
    const done = (/** @type {string} */ what) => {
      fill(said, what);
      house.due();
    };
    ask(wanted, { done }, signal);
  }

  /**
   * @param {HTMLElement} body
   * @param {Api.User[]} found
   */
  function drawPeople(body, found) {
    if (!found.length) return fill(body, element('p', {}, words.nobody));
    fill(
      body,
      element(
        'table',
        { class: 'desk-table' },
        element('caption', { class: 'unseen' }, words.people),
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            Object.values(words.columns).map((label) => element('th', { scope: 'col' }, label)),
          ),
        ),
        element('tbody', {}, found.map(personRow)),
      ),
    );
  }
}

/** @param {Api.User} user */
function personRow({ id, name, roles = [], last_seen: seen }) {
  const said = roles.map((role) => texts.page.roles[/** @type {'viewer'} */ (role)] ?? role).join(', ');
  const { columns } = words;
  return element(
    'tr',
    {},
    element('td', { 'data-label': columns.name, title: id }, written(name ?? texts.desk.unnamed(shortId(id)))),
    element('td', { 'data-label': columns.roles }, said),
    element('td', { 'data-label': columns.seen }, seen ? dayAndTime(Date.parse(seen)) : '–'),
  );
}
