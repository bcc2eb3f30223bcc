/** A unit's board as it is read from four metres: bed, who, risk, and what everybody must know. */
import { element, written } from '../dom.js';
import { riskBadge } from '../risk.js';
import { texts } from '../texts.js';
import { stayInWords } from '../board/people.js';
import { withoutUnit } from '../places.js';
import { humanise } from '../words.js';

const words = texts.wall;
const { states, flags: signs, numbers: names, postOperative } = texts.board;
/** A tile is about as much wider than it is high; so much of it is the height of a line. */
const ASPECT = 1.35;
const LINES = 4.8;
const LETTERS = 7.2;
/** So many signs stand beside each other. */
const MOST_SIGNS = 2;
const FIRST = ['isolation', 'same_name', 'similar_name', 'provisional', 'cross_check'];
const SMALLEST_PX = 12;
const LARGEST_PX = 64;

/**
 * @param {Api.WallBoard} board
 * @param {HTMLElement} clock
 * @param {number} now
 */
export function wallBoard({ unit, without_bed: without }, clock, now) {
  const { beds, numbers } = unit;
  const counts = /** @type {(keyof Api.UnitNumbers)[]} */ (Object.keys(names));
  return [
    element(
      'header',
      { class: 'wall-head' },
      element('h1', {}, written(unit.name)),
      element(
        'dl',
        { class: 'wall-numbers' },
        counts.map((name) => element('div', {}, element('dt', {}, names[name]), element('dd', {}, numbers[name]))),
      ),
      clock,
    ),
    element(
      'ul',
      { class: 'wall-beds' },
      beds.map((bed) => tile(withoutUnit(unit.location, bed.bed), bed.state, bed.occupants, now)),
      without.map((person) => tile(words.withoutBed, 'without', [person], now)),
    ),
  ];
}

/**
 * @param {string} name
 * @param {Api.BedState | 'without'} state
 * @param {Api.Passer[]} people
 * @param {number} now
 */
function tile(name, state, people, now) {
  return element(
    'li',
    { class: 'wall-bed', 'data-state': state },
    element(
      'div',
      { class: 'wall-bed-head' },
      written(name, { class: 'wall-bed-name' }),
      people.length === 1 && !people[0].restricted && risk(people[0]),
      people.length > 1 && element('span', { class: 'wall-double' }, `⚠ ${people.length}`),
    ),
    people.length === 1 && occupant(people[0], now),
    people.length > 1 && people.map(together),
    !people.length && state !== 'without' && element('p', { class: 'wall-state' }, states[state]),
  );
}

/**
 * One of several in a bed.
 *
 * @param {Api.Passer} person
 */
const together = (person) =>
  element(
    'p',
    { class: 'wall-together' },
    person.restricted
      ? states.occupied
      : [risk(person), written(person.name ?? texts.board.noName, { class: 'wall-name' })],
  );

/**
 * @param {Api.Passer} person
 * @param {number} now
 */
function occupant(person, now) {
  if (person.restricted) return element('p', { class: 'wall-state' }, states.occupied);
  const { name, post_operative_day: pod, admit_date: admitted, overdue, flags = [], move_to: to } = person;
  const { open_barriers: barriers = 0 } = person;
  // what is most dangerous not to know is not the one that has no room
  const ordered = [...flags].sort((one, other) => rank(one) - rank(other));
  return element(
    'div',
    { class: 'wall-occupant' },
    written(name ?? texts.board.noName, { class: 'wall-name' }),
    element(
      'p',
      { class: 'wall-facts' },
      [pod === undefined ? '' : postOperative(pod), admitted ? stayInWords(now - Date.parse(admitted)) : '']
        .filter(Boolean)
        .join(' · '),
    ),
    signsOf([
      ...ordered.map((code) => sign(signs[code] ?? humanise(code), code.replace('_', '-'))),
      ...(overdue ? [sign(texts.board.overdue, 'alert')] : []),
      ...(to ? [sign(`⇢ ${to}`, 'asks')] : []),
      ...(barriers > 0 ? [sign(texts.board.barriers(barriers), 'barrier')] : []),
    ]),
  );
}

/**
 * The first of them, and how many more there are.
 *
 * @param {HTMLElement[]} all
 */
function signsOf(all) {
  const shown = all.slice(0, MOST_SIGNS);
  const more = all.length - shown.length;
  return element('p', { class: 'wall-signs' }, shown, more > 0 && sign(`+${more}`, 'more'));
}

/** @param {string} code of a flag */
const rank = (code) => (FIRST.includes(code) ? FIRST.indexOf(code) : FIRST.length);

/** @param {Api.Passer} person */
const risk = ({ risk: label, level }) =>
  label || level ? riskBadge(level, label) : element('span', { class: 'unknown', title: texts.chart.notRecorded }, '–');

/**
 * @param {string} text
 * @param {string} kind
 */
const sign = (text, kind) => written(text, { class: `wall-sign ${kind}` });

/**
 * As many tiles beside each other, and letters as large, as all of them on the screen allow.
 *
 * @param {HTMLElement} place
 */
export function fit(place) {
  const list = place.querySelector('.wall-beds');
  if (!(list instanceof HTMLElement)) return;
  const count = Math.max(1, list.children.length);
  const { width } = list.getBoundingClientRect();
  const height = window.innerHeight - list.getBoundingClientRect().top;
  const columns = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * width) / (height * ASPECT)))));
  const rows = Math.ceil(count / columns);
  const size = Math.min(height / rows / LINES, width / columns / LETTERS);
  list.style.setProperty('--columns', String(columns));
  place.style.setProperty('--letter', `${Math.round(Math.min(LARGEST_PX, Math.max(SMALLEST_PX, size)))}px`);
}
