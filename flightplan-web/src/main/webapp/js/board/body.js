/** The beds of the units that are shown, and above them everybody who is in none. */
import { element, written } from '../dom.js';
import { texts } from '../texts.js';
import { patches } from './patches.js';
import { personOf } from './people.js';
import { bedPiece, personPiece } from './tiles.js';

const words = texts.board;
const ROWS = /** @type {const} */ (['coming', 'without', 'elsewhere']);

/**
 * @typedef {object} Shown
 * @property {Board.Wanted} wanted
 * @property {string} sought
 * @property {Map<string, Api.Manifest>} manifests
 * @property {number} now
 * @property {boolean} placing
 */

/** @param {Board.Deeds} deeds */
export function boardBody(deeds) {
  const rows = element('div', { class: 'loose-rows' });
  const note = element('p', { class: 'shown', role: 'status' });
  const units = element('div', { class: 'unit-sections' });
  const node = element('div', { class: 'board-body' }, rows, note, units);
  const drawRows = patches(rows);
  const drawUnits = patches(units);
  /** @type {Map<string, ReturnType<typeof listOf>>} */
  const lists = new Map();

  /**
   * @param {Api.Board} board
   * @param {Board.Scene} scene
   * @param {Shown} shown
   */
  function show(board, scene, { wanted, sought, manifests, now, placing }) {
    /** @param {Api.Occupant} occupant */
    const person = (occupant) => personOf(occupant, manifests, now);
    const loose = ROWS.filter((name) => scene[name].length);
    drawRows(loose.map((name) => ({ key: name, looks: name, make: () => rowOf(name) })));
    for (const name of loose) rowOf(name).draw(scene[name].map((each) => personPiece(person(each), deeds)));

    const count = scene.sections.reduce((sum, { beds }) => sum + beds.length, 0);
    const narrowed = Boolean(wanted.flag || wanted.attending || sought);
    note.textContent = narrowed ? words.shown(count, scene.all) : '';
    note.hidden = !narrowed;
    units.dataset.density = count <= 20 ? 'few' : count <= 40 ? 'some' : 'many';
    drawUnits(
      scene.sections.map(({ unit }) => ({
        key: unit.location,
        looks: JSON.stringify([unit.location, unit.name, board.units.length > 1]),
        make: () => sectionOf(unit),
      })),
    );
    for (const { unit, beds } of scene.sections) {
      const list = listFor(unit);
      list.draw(beds.map((bed) => bedPiece(unit, bed, bed.occupants.map(person), deeds, placing, now)));
      list.none.hidden = unit.beds.length > 0;
    }
  }

  /** @param {Api.Unit} unit */
  const listFor = (unit) => remembered(lists, unit.location, () => listOf(words.bedsOf(unit.name), 'beds'));
  /** @param {Api.Unit} unit */
  function sectionOf(unit) {
    lists.delete(unit.location);
    const { list, none } = listFor(unit);
    return element('section', { class: 'unit' }, element('h2', {}, written(unit.name)), none, list);
  }
  /** @type {Map<string, HTMLElement & { draw: (pieces: Board.Piece[]) => void }>} */
  const made = new Map();
  /** @param {typeof ROWS[number]} name */
  function rowOf(name) {
    return remembered(made, name, () => {
      const { list, draw } = listOf(words.rows[name], 'loose-list');
      const row = element(
        'section',
        { class: 'loose-row', 'data-row': name },
        element('h2', {}, words.rows[name]),
        list,
      );
      return Object.assign(row, { draw });
    });
  }
  return { node, show };
}

/**
 * @param {string} label
 * @param {string} kind
 */
function listOf(label, kind) {
  const list = element('ul', { class: kind, 'aria-label': label });
  return { list, draw: patches(list), none: element('p', { class: 'none' }, words.noBeds) };
}

/**
 * @template What
 * @param {Map<string, What>} memory
 * @param {string} key
 * @param {() => What} make
 * @returns {What}
 */
function remembered(memory, key, make) {
  const known = memory.get(key) ?? make();
  memory.set(key, known);
  return known;
}
