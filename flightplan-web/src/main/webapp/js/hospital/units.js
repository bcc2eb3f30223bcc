/** The hospital's units with their beds: opened, renamed, closed; beds added, changed, taken out. */
import { all } from '../api.js';
import { keepingFocus } from '../board/patches.js';
import { ask } from '../desk/asking.js';
import { reading } from '../desk/parts.js';
import { element, fill, written } from '../dom.js';
import { onKey } from '../keys.js';
import { follow } from '../live.js';
import { nothing } from '../notices.js';
import { texts } from '../texts.js';
import { hospitalsManifests } from '../ward.js';
import { dayAndTime, dayInYear } from '../words.js';
import { addBeds, changeBed, close, declare, rename, retire } from './wishes.js';

const words = texts.hospital.units;

/**
 * @param {HTMLElement} place
 * @param {AbortSignal} signal
 */
export function showUnits(place, signal) {
  /** @type {Api.DeclaredUnit[]} */
  let units = [];
  /** @type {Api.Manifest[]} */
  let packs = [];
  /** @type {{ form: ReturnType<typeof ask>, before: Api.DeclaredUnit } | null} */
  let opened = null;
  const said = element('p', { class: 'desk-said', role: 'status' });
  const add = element(
    'button',
    { type: 'button', class: 'primary', 'aria-keyshortcuts': 'n', onclick: () => wish(declare(packs)) },
    words.declare,
    ' ',
    element('kbd', {}, 'n'),
  );
  const list = element('div');
  fill(place, element('div', { class: 'desk-tools' }, add, said), list);
  onKey('n', () => wish(declare(packs)), signal);
  const changes = reading(list, { read, draw }, signal);
  follow((heard) => heard.kind === 'event' && heard.event.stream_type === 'Unit' && changes.due(), signal);

  async function read() {
    [units, packs] = await Promise.all([all('units', {}, { signal }), hospitalsManifests()]);
  }

  /**
   * @param {import('../desk/asking.js').Wish} wanted
   * @param {Api.Id} [of] the unit that it rests on
   */
  function wish(wanted, of) {
    const unit = () => units.find(({ unit_id: id }) => id === of);
    const before = unit();
    const form = ask(
      wanted,
      {
        version: () => unit()?.version,
        whatChanged: async () => {
          await read().catch(() => {});
          return before ? changesOf(before, unit()) : [];
        },
        done: (what) => {
          fill(said, written(what));
          changes.due();
        },
        closed: () => (opened = null),
      },
      signal,
    );
    opened = before ? { form, before } : null;
  }

  // somebody may be writing of a unit that another has just changed
  function tellForm() {
    if (!opened) return;
    const { form, before } = opened;
    form.says(
      changesOf(
        before,
        units.find(({ unit_id: id }) => id === before.unit_id),
      ),
    );
  }

  /** @param {HTMLElement} body */
  function draw(body) {
    tellForm();
    const open = units.filter(({ closed_at: closed }) => !closed);
    const closed = units.filter(({ closed_at: at }) => at);
    const unfolded = body.querySelector('details')?.open;
    keepingFocus(list, () =>
      fill(
        body,
        !open.length && nothing(words.none, element('p', {}, words.noneWhy)),
        open.map(unitCard),
        closed.length > 0 &&
          element(
            'details',
            { class: 'closed-units', open: unfolded },
            element('summary', {}, words.closedOnes(closed.length)),
            element('ul', {}, closed.map(closedLine)),
          ),
      ),
    );
  }

  /** @param {Api.DeclaredUnit} unit */
  function unitCard(unit) {
    const { unit_id: id, name, location, specialty, beds, opened_at: since } = unit;
    const label = packs.find((pack) => pack.name === specialty)?.label ?? specialty;
    const facts = [location, label, words.beds_(beds.length), words.since(dayInYear(Date.parse(since)))];
    return element(
      'section',
      { class: 'card unit-card', 'data-unit-id': id, 'aria-label': name },
      element(
        'div',
        { class: 'page-head' },
        element('h2', {}, written(name)),
        element('p', { class: 'help' }, written(facts.filter(Boolean).join(' · '))),
        element(
          'p',
          { class: 'form-buttons' },
          button(words.addBeds, `add ${id}`, () => wish(addBeds(unit), id)),
          button(words.rename, `rename ${id}`, () => wish(rename(unit, packs), id)),
          button(words.close, `close ${id}`, () => wish(close(unit), id), 'danger'),
        ),
      ),
      element(
        'ul',
        { class: 'unit-beds' },
        beds.map((bed) => bedLine(unit, bed)),
      ),
    );
  }

  /**
   * @param {Api.DeclaredUnit} unit
   * @param {Api.DeclaredBed} bed
   */
  function bedLine(unit, bed) {
    const { bed: name, state, reason, until, attributes = [] } = bed;
    const facts = [
      state !== 'available' && words.states[state],
      reason,
      until && words.untilWhen(dayAndTime(Date.parse(until))),
      ...attributes,
    ].filter(Boolean);
    const key = `${unit.unit_id} ${name}`;
    return element(
      'li',
      { 'data-bed': name, 'data-state': state },
      element('strong', {}, written(name)),
      ' ',
      element('small', {}, written(facts.join(' · '))),
      element(
        'span',
        { class: 'bed-buttons' },
        button(
          words.change,
          `change ${key}`,
          () => wish(changeBed(unit, bed), unit.unit_id),
          'quiet',
          words.changeOf(name),
        ),
        button(
          words.retire,
          `retire ${key}`,
          () => wish(retire(unit, bed), unit.unit_id),
          'quiet',
          words.retireOf(name, unit.name),
        ),
      ),
    );
  }
}

/** @param {Api.DeclaredUnit} unit */
function closedLine({ name, location, closed_at: at }) {
  const when = at ? dayInYear(Date.parse(at)) : '';
  return element('li', {}, written(words.closedLine(name, location, when)));
}

/**
 * @param {string} label
 * @param {string} focus
 * @param {() => void} onclick
 * @param {string} [kind]
 * @param {string} [name] of what it is for, where the label does not say it
 */
const button = (label, focus, onclick, kind, name) =>
  element('button', { type: 'button', class: kind, 'data-focus': focus, 'aria-label': name, onclick }, label);

/**
 * What others changed of a unit, in words.
 *
 * @param {Api.DeclaredUnit} before
 * @param {Api.DeclaredUnit | undefined} after
 */
function changesOf(before, after) {
  if (!after || after.closed_at) return [words.isClosed];
  const [had, has] = [before, after].map(({ beds }) => beds.map(({ bed }) => bed));
  return [
    before.name !== after.name ? words.isNamed(after.name) : '',
    ...has.filter((bed) => !had.includes(bed)).map(words.bedCame),
    ...had.filter((bed) => !has.includes(bed)).map(words.bedWent),
  ].filter(Boolean);
}
