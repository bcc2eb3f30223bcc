/** A bed and who is in it; and who is in none. */
import { element, withoutTurns, written } from '../dom.js';
import { withoutUnit } from '../places.js';
import { riskBadge } from '../risk.js';
import { go, toStay } from '../router.js';
import { texts } from '../texts.js';
import { dayAndTime } from '../words.js';

const words = texts.board;

/**
 * @param {Api.Unit} unit
 * @param {Api.Bed} bed
 * @param {Board.Person[]} people who is in it
 * @param {Board.Deeds} deeds
 * @param {boolean} placing whether somebody is to be put into a free bed
 * @param {number} now
 * @returns {Board.Piece}
 */
export function bedPiece(unit, bed, people, deeds, placing, now) {
  const free = bed.state === 'available';
  const key = `${unit.location} ${bed.bed}`;
  const { occupants: _, ...rest } = bed;
  const make = () =>
    element(
      'li',
      {
        ...{ class: 'bed', 'data-bed': bed.bed, 'data-location': unit.location, 'data-state': bed.state },
        ...(people.length === 1 ? opening(people[0]) : {}),
      },
      element(
        'div',
        { class: 'bed-head' },
        bedName(unit.location, withoutTurns(bed.bed)),
        people.length === 1 && risk(people[0]),
        people.length !== 1 && element('span', { class: 'bed-state' }, stateInWords(bed)),
        // one in a bed is told by the name in it
        people.length === 1 && element('span', { class: 'unseen' }, words.states.occupied),
      ),
      bed.undeclared && element('p', { class: 'said' }, words.undeclared),
      !people.length && facts(bed.reason, bed.until && words.until(dayAndTime(Date.parse(bed.until), now))),
      !people.length && facts(bed.attributes?.join(' · ')),
      people.map((person) => occupant(person, deeds, people.length === 1)),
      placing && free && putHere(unit, bed),
      !people.length && !placing && deeds.mayRecord && menuOfBed(unit, bed, deeds),
    );
  return {
    key,
    looks: JSON.stringify([rest, people.map(seen), placing && free, deeds.mayRecord]),
    make,
    renew: renewing(people),
  };
}

/**
 * Somebody who is in no bed of the unit.
 *
 * @param {Board.Person} person
 * @param {Board.Deeds} deeds
 * @param {number} index in its row
 * @returns {Board.Piece}
 */
export function personPiece(person, deeds, index) {
  const make = () =>
    element(
      'li',
      { class: 'loose' },
      occupant(person, deeds, false, person.at && written(person.at, { class: 'loose-place' })),
    );
  const key = person.id || `closed ${index}`;
  return { key, looks: JSON.stringify([seen(person), deeds.mayRecord]), make, renew: renewing([person]) };
}

/** @param {Board.Person} person */
const seen = ({ handle: _, ...rest }) => rest;

/**
 * A closed stay has another handle with each reading, and its tile is not written anew for that.
 *
 * @param {Board.Person[]} people
 */
const renewing = (people) => (/** @type {HTMLElement} */ made) => {
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (made.querySelectorAll('.closed button'));
  const closed = people.filter(({ handle }) => handle);
  buttons.forEach((button, index) => (button.dataset.handle = closed[index]?.handle));
};

/**
 * @param {Board.Person} person
 * @param {Board.Deeds} deeds
 * @param {boolean} alone in a bed, whose head tells the risk
 * @param {Dom.Child} [where]
 */
function occupant(person, deeds, alone, where) {
  const { id, name, closed } = person;
  if (closed) {
    /** @param {Dom.Click} event */
    const open = ({ currentTarget }) => deeds.openClosed(currentTarget.dataset.handle ?? '');
    return element(
      'article',
      { class: 'occupant closed' },
      where,
      element(
        'button',
        { type: 'button', class: 'quiet', 'data-main': true, 'data-focus': `closed ${person.at}`, onclick: open },
        name,
      ),
    );
  }
  return element(
    'article',
    {
      class: 'occupant',
      'data-admission-id': id,
      draggable: deeds.mayRecord && 'true',
      // in a bed alone the whole tile is pressed
      ...(alone ? {} : opening(person)),
    },
    !alone && risk(person),
    element(
      'a',
      {
        ...{ class: 'name', href: toStay(id), title: withoutTurns(name), draggable: 'false' },
        ...{ 'data-main': true, 'data-focus': id },
      },
      written(name),
    ),
    where,
    facts(person.who),
    element(
      'p',
      { class: 'said by' },
      person.attending && written(person.attending, { title: withoutTurns(person.attending) }),
      person.target &&
        !person.overdue &&
        element('span', { class: 'target', title: words.targetLong(person.target) }, words.target(person.target)),
    ),
    element(
      'p',
      { class: 'flags' },
      person.overdue && flag(words.overdueSince(person.target), 'cross-check', words.overdueLong(person.target)),
      person.flags.map(({ code, label, title }) => flag(label, code.replace('_', '-'), title)),
      person.request && flag(person.request, 'asks', person.requestLong),
      person.barriers.length > 0 && flag(words.barriers(person.barriers.length), 'barrier', person.barriers.join('; ')),
      person.therapies.length > 0 &&
        written(person.therapies.join(', '), { class: 'therapies', title: therapiesOf(person) }),
    ),
    deeds.mayRecord && menuButton(words.more(name), `menu ${id}`, () => deeds.menu({ admission: id })),
  );
}

/**
 * The name is the link that keys reach; the whole of what shows a patient takes the pointer.
 *
 * @param {Board.Person} person
 */
function opening({ id, closed }) {
  if (closed) return {};
  /** @param {Dom.Click} event */
  const open = (event) => {
    if (event.target.closest('a, button') || String(getSelection())) return;
    if (event.button === 1 || event.ctrlKey || event.metaKey) window.open(toStay(id), '_blank', 'noopener');
    else if (event.button === 0) go(toStay(id));
  };
  return { onclick: open, onauxclick: open };
}

/** @param {Board.Person} person */
const therapiesOf = ({ therapies }) => withoutTurns(`${words.therapies}: ${therapies.join(', ')}`);

/** @param {Board.Person} person */
function risk({ closed, level, risk: label, riskFor, riskSince }) {
  if (closed) return element('span', { class: 'bed-state' }, words.states.occupied);
  const badge = riskBadge(level, label);
  badge.title = [label, riskSince].filter(Boolean).join(' ');
  if (riskFor) badge.append(element('span', { class: 'risk-for' }, riskFor));
  return badge;
}

/**
 * @param {string} text
 * @param {string} kind
 * @param {string} [title]
 */
function flag(text, kind, title) {
  const known = title && title !== text;
  return element(
    'span',
    { class: `flag ${kind}`, title: title && withoutTurns(title) },
    element('bdi', { 'aria-hidden': known ? 'true' : undefined }, withoutTurns(text)),
    // what a short sign means is read out, and shown to whoever points at it
    known && element('span', { class: 'unseen' }, withoutTurns(title)),
  );
}

/** @param {(string | undefined)[]} texts */
function facts(...texts) {
  const text = withoutTurns(texts.filter(Boolean).join(', '));
  return text && element('p', { class: 'said', title: text }, written(text));
}

/**
 * A bed whose name begins with its unit's may be told without that where room is scarce: the unit stands above.
 *
 * @param {string} location
 * @param {string} bed
 */
function bedName(location, bed) {
  const from = bed.length - withoutUnit(location, bed).length;
  const known = from > 0;
  return element(
    'bdi',
    { class: 'bed-name', title: bed },
    known && element('span', { class: 'bed-unit' }, bed.slice(0, from)),
    known ? bed.slice(from) : bed,
  );
}

/** @param {Api.Bed} bed */
const stateInWords = ({ state, occupants }) =>
  occupants.length > 1 ? `⚠ ${words.inBed(occupants.length)}` : words.states[state];

/**
 * @param {Api.Unit} unit
 * @param {Api.Bed} bed
 */
const putHere = ({ location }, { bed }) =>
  element(
    'button',
    {
      ...{ type: 'button', class: 'put-here', 'data-main': true, 'data-put': true },
      ...{ 'data-focus': `put ${location} ${bed}`, 'aria-label': `${words.putHere}: ${withoutTurns(bed)}` },
    },
    words.putHere,
  );

/**
 * @param {Api.Unit} unit
 * @param {Api.Bed} bed
 * @param {Board.Deeds} deeds
 */
function menuOfBed({ location }, { bed }, deeds) {
  const button = menuButton(words.more(bed), `bed ${location} ${bed}`, () => deeds.menu({ location, bed }));
  button.dataset.main = '';
  return button;
}

/**
 * @param {string} label
 * @param {string} focus
 * @param {() => void} onclick
 */
const menuButton = (label, focus, onclick) =>
  element(
    'button',
    {
      ...{ type: 'button', class: 'quiet more', 'aria-label': withoutTurns(label).slice(0, 200) },
      ...{ 'aria-keyshortcuts': 'n', 'aria-haspopup': 'dialog', 'data-focus': focus, onclick },
    },
    '⋯',
  );
