/** Above the board: its units with their numbers, the views, and the filters. */
import { element, fill, withoutTurns, written } from '../dom.js';
import { toBoard, toHandover, toHuddle } from '../router.js';
import { texts } from '../texts.js';
import { attendings } from './scene.js';
import { ALL_UNITS, FILTERS, queryOf, SINCES } from './wanted.js';

const words = texts.board;
const NUMBERS = /** @type {const} */ (['occupied', 'open', 'unavailable', 'pending_in', 'pending_out', 'beds']);

/**
 * @param {{ change: (wanted: Partial<Board.Wanted>) => void, seek: (text: string) => void }} host
 */
export function boardBar({ change, seek }) {
  const units = element('nav', { class: 'units', 'aria-label': words.units });
  const views = element('nav', { class: 'views', 'aria-label': words.views });
  const filters = element('div', { class: 'board-filters' });
  const found = element('input', {
    ...{ id: 'board-sought', type: 'search', autocomplete: 'off', spellcheck: 'false' },
    ...{ placeholder: words.findHint, 'aria-keyshortcuts': '/', oninput: () => seek(found.value) },
  });
  const search = element('span', { class: 'choice-of' }, element('label', { for: 'board-sought' }, words.find), found);
  const choices = element('span', { class: 'choices' });
  filters.append(search, choices);
  const node = element('div', { class: 'board-bar' }, units, views, filters);
  const drawn = { units: '', choices: '' };

  /**
   * A link that a plain click follows without reading the board again.
   *
   * @param {Board.Wanted} wanted
   * @param {Partial<Board.Wanted>} changed
   * @param {boolean} current
   * @param {Dom.Child[]} children
   */
  const link = (wanted, changed, current, ...children) =>
    element(
      'a',
      {
        href: toBoard(queryOf({ ...wanted, ...changed })),
        'aria-current': current ? 'page' : undefined,
        'data-focus': `go ${JSON.stringify(changed)}`,
        onclick: (event) => {
          if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          change(changed);
        },
      },
      children,
    );

  /**
   * @param {Api.Board} board
   * @param {Board.Wanted} wanted
   * @param {string} unit that is shown
   */
  function show(board, wanted, unit) {
    const looks = JSON.stringify([
      board.units.map(({ location, name, numbers }) => [location, name, numbers]),
      wanted,
      unit,
    ]);
    if (looks !== drawn.units) showUnits(board.units, wanted, unit);
    drawn.units = looks;
    const staff = attendings(board);
    const offered = JSON.stringify([wanted, staff, unit]);
    // a list that somebody has open is not written anew because a bed was taken
    if (offered !== drawn.choices) showChoices(wanted, staff, unit);
    drawn.choices = offered;
  }

  /**
   * @param {Api.Unit[]} all
   * @param {Board.Wanted} wanted
   * @param {string} unit
   */
  function showUnits(all, wanted, unit) {
    fill(
      units,
      all.map(({ location, name, numbers }) =>
        link(
          wanted,
          { unit: location },
          location === unit,
          written(name, { class: 'unit-name', title: withoutTurns(name) }),
          numbersOf(numbers, location === unit),
        ),
      ),
      all.length > 1 &&
        link(
          wanted,
          { unit: ALL_UNITS },
          unit === ALL_UNITS,
          element('span', { class: 'unit-name' }, words.allUnits),
          numbersOf(sum(all), unit === ALL_UNITS),
        ),
    );
  }

  /**
   * @param {Board.Wanted} wanted
   * @param {string[][]} staff
   * @param {string} unit that is shown
   */
  function showChoices(wanted, staff, unit) {
    fill(
      views,
      link(wanted, { view: 'board' }, wanted.view === 'board', words.title),
      link(wanted, { view: 'day' }, wanted.view === 'day', words.day),
      element('a', { href: toHuddle(huddleOf(unit)), 'aria-keyshortcuts': 'h' }, texts.huddle.link),
      element('a', { href: toHandover(unit === ALL_UNITS ? '' : unit) }, texts.handover.title),
    );
    search.hidden = wanted.view === 'day';
    const since = SINCES.map((each) => [each, words.list.sinces[each]]);
    fill(
      choices,
      wanted.view === 'day' && choice('since', words.list.since, since, wanted),
      wanted.view === 'board' &&
        choice(
          'attending',
          words.attending,
          [['', words.anyAttending], ...staff.map(([id, name]) => [id, withoutTurns(name).slice(0, 60)])],
          wanted,
        ),
      wanted.view === 'board' &&
        choice(
          'flag',
          words.flag,
          [['', words.anyFlag], ...FILTERS.map((each) => [each, words.filters[each]])],
          wanted,
        ),
    );
  }

  /**
   * @param {keyof Board.Wanted} name
   * @param {string} label
   * @param {string[][]} options
   * @param {Board.Wanted} wanted
   */
  function choice(name, label, options, wanted) {
    const known = options.some(([value]) => value === wanted[name]) ? options : [...options, [wanted[name], '–']];
    const id = `board-${name}`;
    /** @param {Dom.Change} event */
    const onchange = ({ target }) => change(/** @type {Partial<Board.Wanted>} */ ({ [name]: target.value }));
    return element(
      'span',
      { class: 'choice-of' },
      element('label', { for: id }, label),
      element(
        'select',
        { id, name, onchange, 'data-focus': id },
        known.map(([value, text]) => element('option', { value, selected: value === wanted[name] }, text)),
      ),
    );
  }
  return {
    node,
    show,
    search: () => found.focus(),
    forgetSearch: () => {
      found.value = '';
    },
  };
}

/**
 * What a huddle is asked for: the unit that is shown, or of all the first.
 *
 * @param {string} unit
 */
export const huddleOf = (unit) => new URLSearchParams(unit && unit !== ALL_UNITS ? { unit } : {});

/**
 * @param {Api.UnitNumbers} numbers
 * @param {boolean} whole whether there is room for words
 */
const numbersOf = (numbers, whole) =>
  element(
    'span',
    { class: 'numbers' },
    NUMBERS.map((name) =>
      element(
        'span',
        {},
        element('b', {}, numbers[name]),
        ' ',
        whole
          ? element('small', {}, words.numbers[name])
          : element('abbr', { title: words.numbers[name] }, words.numbersShort[name]),
      ),
    ),
  );

/**
 * @param {Api.Unit[]} units
 * @returns {Api.UnitNumbers}
 */
function sum(units) {
  const total = { occupied: 0, open: 0, unavailable: 0, pending_in: 0, pending_out: 0, beds: 0 };
  for (const { numbers } of units) for (const name of NUMBERS) total[name] += numbers[name];
  return total;
}
